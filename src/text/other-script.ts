import { ConverterFactory } from 'opencc-js/core';
import compatibility from 'opencc-js/dict/CJK_Compatibility_Ideographs';
import toTraditionalCharacters from 'opencc-js/dict/STCharacters';
import toSimplifiedCharacters from 'opencc-js/dict/TSCharacters';

/**
 * One character in simplified, or in traditional writing. Characters are looked up alone, so the
 * dictionaries of phrases stay out: they take a fifth of a second and 50 MiB to load.
 */
export const toSimplified = ConverterFactory([compatibility], [toSimplifiedCharacters]);
export const toTraditional = ConverterFactory([compatibility], [toTraditionalCharacters]);
