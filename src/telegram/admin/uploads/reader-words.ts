import { visible } from '../../../text/visible.ts';
import type { BotContext } from '../../context.ts';

/** What the reader says of a file, in its order of groups; what is not here is shown as it says it. */
const SAYINGS: [said: RegExp, id: string][] = [
  [/^no title was found$/u, 'no-title'],
  [/^no date was found$/u, 'no-date'],
  [/^no place was found$/u, 'no-place'],
  [/^the year of the meeting is not stated$/u, 'no-year'],
  [/^the meeting \((.+)\) is later than its report \((.+)\)$/u, 'later'],
  [/^(\d+) characters could not be read$/u, 'lost'],
  [/^most of the page was dropped \((\d+) characters\)$/u, 'dropped'],
  [/^the file is empty$/u, 'empty'],
  [/^holds (\d+) characters of text; a report has at least (\d+)$/u, 'short'],
  [/^its bytes are neither UTF-8 nor readable Chinese/u, 'encoding'],
  [/^it reads like (.+) in an encoding that is not read; save it as UTF-8$/u, 'language'],
  [/^is damaged or no (\w+); open it and save it again$/u, 'damaged'],
  [/^is damaged, cut off or no (\w+)(?: \w+)?; make or send it again$/u, 'damaged'],
  [/^is protected by a password/u, 'password'],
  [/^is encrypted; pack it again without a password$/u, 'password'],
  [/^has no text layer/u, 'no-text-layer'],
  [/^holds no text$/u, 'empty'],
  [/^takes longer than (\d+) seconds to read/u, 'time'],
  [/^(?:needs more than|ends its reader|cannot be read \(ERR_(?:BUFFER|STRING))/u, 'memory'],
  [/^unpacks to more than/u, 'memory'],
  [/^is a zip inside a zip; unpack it first$/u, 'zip-in-zip'],
  [/^(?:is not valid JSON|expected \{"_id", "text"\})/u, 'json'],
];

/** What the reader says of a file, in the language of who sent it, in one line. */
export function readerWords(context: BotContext, said: string): string {
  for (const [pattern, id] of SAYINGS) {
    const groups = pattern.exec(said);
    const [, first = '', second = ''] = groups ?? [];
    if (groups) return context.t(`admin-reader-${id}`, { first, second });
  }
  return said;
}

const LINE = /^(.+) line (\d+)$/u;
const MAX_FILE_CHARACTERS = 100;

/** Where the reader met a problem, `two.jsonl line 2`, in the language of who sent it, in one line. */
export function readerPlace(context: BotContext, said: string): string {
  const [, file = said, line] = LINE.exec(said) ?? [];
  const name = visible(file, MAX_FILE_CHARACTERS);
  return line === undefined ? name : context.t('admin-source-line', { file: name, line });
}
