/** What stands behind the name of who presides, in the same sentence. */
const PRESIDES = /^[^。]{0,12}主持/u;

/** True when a folded text says of a person, by the folded name, that he or she presided. */
export function saysPresided(text: string, name: string): boolean {
  const [, ...behindName] = text.split(name);
  return behindName.some(behind => PRESIDES.test(behind));
}
