/** Dictionaries that opencc-js exports without types. */
declare module 'opencc-js/dict/*' {
  const dictionary: string;
  export default dictionary;
}
