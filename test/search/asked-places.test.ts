import { describe, expect, it } from 'vitest';
import { findAskedPlaces } from '../../src/search/asked-places.ts';
import { ownPlacesOf } from '../../src/search/known-names.ts';
import { report } from '../helpers/report.ts';
import { stubIndex } from '../helpers/stub-index.ts';

const OWN = ['云岭市', '河湾区', '云岭', '河湾'];
const namesIn = (question: string) => findAskedPlaces(question, OWN).map(({ name }) => name);

describe('places that a question names', () => {
  it.each([
    ['长治的会议', ['长治']],
    ['潞州区和晋中市的会议', ['潞州区', '晋中市']],
    ['河北有哪些会议', ['河北']],
    ['云岭和河湾区的会议', ['云岭', '河湾区']],
    ['龙门坳县的防汛会议', ['龙门坳县']],
    ['山西省晋中市的会议', ['晋中市']],
    ['云岭市河湾区的会议', ['河湾区']],
  ])('are of the gazetteer, of the corpus, or look like one: %s', (question, names) => {
    expect(namesIn(question)).toEqual(names);
  });

  it.each(['我市的会议', '景区的限流措施', '各县要做什么', '小区对电梯的消毒', '超市的货架'])(
    'are not what only ends like one: %s',
    question => {
      expect(namesIn(question)).toEqual([]);
    },
  );

  it('are learned from the reports where the gazetteer has none, long and short', async () => {
    const index = stubIndex([
      report({ place: { province: null, city: '云岭市', county: '河湾区' } }),
      report({ title: '二', place: { province: '山西省', city: '晋中市', county: '开发区' } }),
    ]);

    const ownPlaces = await ownPlacesOf(index);

    expect(ownPlaces).toEqual(['云岭市', '开发区', '河湾区', '云岭', '河湾']);
  });
});
