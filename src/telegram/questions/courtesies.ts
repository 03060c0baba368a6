import { foldText } from '../../text/fold.ts';

/** What people say to each other and no report answers; folded, without marks and emoji at the ends. */
const GREETING =
  /^(?:[你您]好(?:[啊呀吗]|\P{L}*引据)?|大家好|(?:早上|上午|中午|下午|晚上)好|早安?|晚安|嗨|哈[喽罗]|在吗|[你您]是谁|[你您]叫什么(?:名字)?|[你您](?:能|会|可以)(?:做|干)?什么|怎么用|使用说明|帮助|help|hi|hello|hey|good (?:morning|afternoon|evening)|who are you|what can you do)$/u;
const THANKS =
  /^(?:(?:好的?|嗯)\P{L}*)?(?:谢谢|多谢|感谢|谢了|谢啦|辛苦了?|thanks?|thank you|thx)(?:[你您们啊呀啦了哈]|非常|a lot|very much|so much|\P{L})*$/u;
const ENDS = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;

/** Whether a message greets (or asks how the bot is used) or thanks; null for a question. */
export function courtesyIn(text: string): 'greeting' | 'thanks' | null {
  const said = foldText(text).replaceAll(ENDS, '');
  if (GREETING.test(said)) return 'greeting';
  return THANKS.test(said) ? 'thanks' : null;
}
