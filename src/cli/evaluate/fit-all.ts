import { BENCHMARK, settingIn } from '../../evaluate/benchmark.ts';
import { candidatesOf, type Fit, fitRanking } from '../../evaluate/fit.ts';
import { type AbstentionFit, fitAbstention } from '../../evaluate/fit-abstention.ts';
import { absentQuestions, judgedQuestions } from '../../evaluate/questions.ts';
import { openEmbedder } from '../open.ts';
import { readSettings } from '../settings.ts';
import { benchmarkIndex } from './benchmark-index.ts';

/** Questions on texts of another kind, evenly from all, as many as there are on notices. */
const FURTHER_QUESTIONS = 440;

/**
 * Fit the weights that are shipped: those of the ranking on the main setting of the benchmark
 * together with some questions of `drcd`, those of the bar on the main setting.
 */
export async function fitAll(bench: string): Promise<Fit & { abstention: AbstentionFit }> {
  const settings = readSettings();
  const embedder = await openEmbedder(settings);
  const open = async (name: string) => {
    const named = BENCHMARK.find(setting => setting.name === name);
    if (!named) throw new RangeError(`no setting ${name}`);
    const setting = settingIn(bench, named);
    const { index } = await benchmarkIndex(
      setting.corpus,
      { indexesFolder: settings.INDEX_DIR },
      embedder,
    );
    const { questions } = await judgedQuestions(index, setting.queries, setting.qrels);
    return { index, questions, setting };
  };
  const further = await open('drcd');
  const every = Math.ceil(further.questions.length / FURTHER_QUESTIONS);
  const some = further.questions.filter((_, i) => i % every === 0);
  const furtherCandidates = await candidatesOf(further.index, embedder, some);
  further.index.close();
  const { index, questions, setting } = await open('main');
  const ranking = fitRanking(await candidatesOf(index, embedder, questions), furtherCandidates);
  const answerable = questions.map(({ text }) => text);
  const absent = setting.absent ? await absentQuestions(setting.absent) : [];
  const abstention = await fitAbstention(index, embedder, answerable, absent);
  index.close();
  return { ...ranking, abstention };
}
