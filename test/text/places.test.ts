import { describe, expect, it } from 'vitest';
import { findPlaces, placeName, shortPlaceName } from '../../src/text/places.ts';

const found = (text: string) =>
  findPlaces(text).map(({ candidates }) => candidates.map(place => placeName(place)));

describe('findPlaces', () => {
  it.each([
    ['a city', '晋中市召开会议', [['山西省晋中市']]],
    ['a city without 市', '晋中的会议', [['山西省晋中市']]],
    ['a county', '在舞钢市举行', [['河南省平顶山市舞钢市']]],
    ['a province', '山西省通报', [['山西省']]],
    ['a municipality once', '北京市', [['北京市']]],
    ['the longest name first', '平顶山市委', [['河南省平顶山市']]],
    ['an autonomous region by its short name', '广西代表', [['广西壮族自治区']]],
    [
      'an autonomous prefecture by its short name',
      '恩施代表',
      [['湖北省恩施土家族苗族自治州', '湖北省恩施土家族苗族自治州恩施市']],
    ],
    ['the province where a prefecture elsewhere is called alike', '海南代表', [['海南省']]],
    [
      'a banner of one people as it is called at home',
      '鄂伦春旗',
      [['内蒙古自治区呼伦贝尔市鄂伦春自治旗']],
    ],
    ['an autonomous region of a people in its name', '内蒙古频道', [['内蒙古自治区']]],
    ['the city where its county is called alike', '南昌经开区', [['江西省南昌市']]],
    ['a special region', '香港特区', [['香港特别行政区']]],
    ['a county of Taiwan', '花莲的会议', [['台湾省花莲县']]],
    ['several places', '从太原到长治', [['山西省太原市'], ['山西省长治市']]],
  ])('finds %s', (_, text, places) => {
    expect(found(text)).toEqual(places);
  });

  it('keeps all places that share a name', () => {
    const [mention] = findPlaces('鼓楼区召开会议');
    const provinces = new Set(mention?.candidates.map(({ province }) => province));
    expect(mention?.candidates.every(({ name }) => name === '鼓楼区')).toBe(true);
    expect([...provinces].sort()).toEqual(['江苏省', '河南省', '福建省']);
  });

  it.each(['和平时期', '文化活动', '同心协力', '高新技术', '公安部门', '全市上下', '他们平安归来'])(
    'takes no everyday word for a place: %s',
    text => {
      expect(findPlaces(text)).toEqual([]);
    },
  );

  it('finds the place that is named like a word by its longer name', () => {
    expect(found('公安县')).toEqual([['湖北省荆州市公安县']]);
  });

  it('marks a county inside other words as short: it counts only beside its city', () => {
    const mentions = findPlaces('流动接种车每周至少去一趟');
    expect(mentions.map(({ name, short }) => ({ name, short }))).toEqual([
      { name: '周至', short: true },
    ]);
  });

  it('gives spans that slice to the names', () => {
    const text = '由晋中市和长治市联合举办';
    const mentions = findPlaces(text);
    expect(mentions.map(({ start, end }) => text.slice(start, end))).toEqual(['晋中市', '长治市']);
    expect(mentions.map(({ short }) => short)).toEqual([false, false]);
  });
});

describe('placeName', () => {
  it.each([
    [{ province: '山西省', city: '晋中市', county: null }, '山西省晋中市'],
    [{ province: '北京市', city: '北京市', county: '海淀区' }, '北京市海淀区'],
    [{ province: null, city: null, county: '河湾区' }, '河湾区'],
    [{ province: null, city: null, county: null }, null],
  ])('writes %o', (place, name) => {
    expect(placeName(place)).toBe(name);
  });
});

describe('shortPlaceName', () => {
  it.each([
    ['晋中市', '晋中'],
    ['新疆维吾尔自治区', '新疆'],
    ['香港特别行政区', '香港'],
    ['恩施土家族苗族自治州', '恩施'],
    ['陵水黎族自治县', '陵水'],
    ['伊犁哈萨克自治州', '伊犁'],
    ['郊区', '郊区'],
    ['晋中', '晋中'],
  ])('of %s is %s', (name, short) => {
    expect(shortPlaceName(name)).toBe(short);
  });
});
