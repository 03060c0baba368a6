/** How the parts of a document are numbered: 第一章, 一、, （一）, 1., （1）. */
const PART =
  /^(?:第[一二三四五六七八九十百\d]{1,4}[章节部条]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.、．](?!\d))/u;
/** A part's name alone is no longer than this. */
const HEADING_CHARACTERS = 40;

/** True for a text that begins a numbered part. */
export function beginsPart(text: string): boolean {
  return PART.test(text);
}

/** True for a sentence that only names the part that follows: `三、加强值守。` */
export function isHeading(text: string): boolean {
  return text.length <= HEADING_CHARACTERS && beginsPart(text);
}
