import { describe, expect, it } from 'vitest';
import { readText, valuesOf } from '../../src/reports/record/found.ts';
import { meetingPlace } from '../../src/reports/record/meeting-place.ts';
import { chairOf, speakersOf } from '../../src/reports/record/people.ts';
import { speakerTurns } from '../../src/reports/record/turns.ts';
import { introducedNames } from '../../src/text/introduced-names.ts';
import { personAtEnd, personIn } from '../../src/text/names.ts';
import { placeName } from '../../src/text/places.ts';

describe('a name behind a title', () => {
  it.each([
    ['市委副书记、市长阿不都·热西提', '阿不都·热西提'],
    ['县领导宋·其木格', '宋·其木格'],
    ['旗委副书记、旗长白音朝克', '白音朝克'],
    ['副县长索南才让', '索南才让'],
    ['副旗长额尔敦巴特尔', '额尔敦巴特尔'],
    ['县委副书记、代县长长孙泰', '长孙泰'],
    ['会议由董事长闾丘诚', '闾丘诚'],
    ['市公安局局长段其琛', '段其琛'],
    ['县长王道明', '王道明'],
    ['市长主持召开的办公会', null],
    ['全国人大常委会委员长王道明', '王道明'],
    ['骆守诚总书记', '骆守诚'],
  ])('is the whole rest: %s', (subject, name) => {
    expect(personAtEnd(subject)).toBe(name);
  });

  it.each([
    ['皮见秋就下步工作', '皮见秋'],
    ['樊沛霖在主持会议时', '樊沛霖'],
    ['总经理麦冬生代表经营层', '麦冬生'],
    ['副市长霍青松主持会议并对相关工作', '霍青松'],
    ['市长虞可为近日', '虞可为'],
    ['虞可为就抓好落实', '虞可为'],
    ['各个单位好的经验', null],
    ['维护地区和平稳定', null],
    ['两国立法机关交往', null],
    ['宁夏', null],
  ])('stands before what was done: %s', (subject, name) => {
    expect(personIn(subject, new Set())).toBe(name);
  });

  it('is known from its title when its surname is rare', () => {
    const known = introducedNames('漯河市委书记蒿慧杰到会。\n蒿慧杰强调,要供暖。\n大家说,好。');
    expect([...known]).toEqual(['蒿慧杰']);
  });

  it('is known where it stands alone', () => {
    const known = introducedNames('旗长白音朝克主持会议。市领导古丽娜尔·买买提、马占彪参加。');
    expect([...known]).toEqual(['古丽娜尔·买买提', '白音朝克']);
    expect(personIn('白音朝克', known)).toBe('白音朝克');
  });
});

describe('who presided and who spoke', () => {
  it.each([
    ['会议由县委副书记、县长樊沛霖主持。', '樊沛霖'],
    ['发布会由区委宣传部副部长“值班发布人”岳朗主持。', '岳朗'],
    ['会议由市委常委、常务副市长米喜明同志主持，市长杨成林讲话。', '米喜明'],
  ])('is told by %s', (body, chair) => {
    expect(chairOf(body, null)?.value).toBe(chair);
  });

  it('are all who did so one by one', () => {
    const body = '市民政局局长龙再宇、市卫健局局长石玉珍分别就各自领域的工作作了安排。';
    expect(valuesOf(speakersOf(body, []))).toEqual(['龙再宇', '石玉珍']);
  });

  it.each([
    ['司徒景行就抓好落实作出部署。他要求，要值守。', '司徒景行'],
    ['总经理麦冬生代表经营层报告了生产情况。他提出，要备件。', '麦冬生'],
    ['王少凡对工作作了安排，并要求，要值守。', '王少凡'],
    ['市委书记景长河主持会议。他强调，要找到人。', '景长河'],
  ])('is whom 他 or 并 means: %s', (body, speaker) => {
    expect(speakerTurns(body, null).at(-1)?.speaker?.value).toBe(speaker);
  });
});

describe('where a meeting was', () => {
  const at = (title: string, page: string, body: string) =>
    placeName(
      meetingPlace({
        title: readText(title, 'title'),
        page: page.split('\n').map(line => readText(line, 'body')),
        body: readText(body, 'body'),
      }).place,
    );

  it.each([
    ['by its site', '我市召开会议', '诸城新闻网', '从青岛、威海方向来诸。', '山东省潍坊市诸城市'],
    [
      'by its channel',
      '我市召开会议',
      '右江新闻>县市区>平果>正文',
      '',
      '广西壮族自治区百色市平果市',
    ],
    ['by a headline', '静海召开会议 传达市会议精神', '', '', '天津市静海区'],
    [
      'in a prefecture',
      '州委召开会议',
      '来源:恩施新闻网',
      '恩施州委书记讲话,全州部署。',
      '湖北省恩施土家族苗族自治州',
    ],
    ['by the name used at home', '互助县召开会议', '', '', '青海省海东市互助土族自治县'],
    ['in a county of no city', '仙桃召开会议', '', '', '湖北省仙桃市'],
    [
      'by a headline, unknown',
      '青芷县召开会议',
      '',
      '代县长主持,学习上海市做法,上海市、苏州市的货。',
      '青芷县',
    ],
    ['in no roundup', '国内联播快讯', '', '上海市今天下雪。上海市供暖。', null],
    [
      'not by a name in a name',
      '召开峰会',
      '',
      '上海合作组织召开峰会,上海合作组织发表宣言。',
      null,
    ],
    [
      'at a firm’s seat',
      '集团召开会议',
      '安徽某某集团',
      '安徽某某集团在当涂县总部召开会议。',
      '安徽省马鞍山市当涂县',
    ],
    [
      'in a district of Hong Kong',
      '觀塘區召開會議',
      '',
      '香港觀塘區民政處召開會議。',
      '香港特别行政区观塘区',
    ],
    ['where it was called', '公司董事会召开', '', '董事会会议在槐江市总部召开。', '槐江市'],
  ])('is found %s', (_, title, page, body, place) => {
    expect(at(title, page, body)).toBe(place);
  });

  it.each([
    ['代县长', '县委副书记、代县长主持。代县长讲话。代县长要求。'],
    ['a foreign 州', '佛罗里达州全州停电,得州全州也是。州长讲话。'],
  ])('is not told by %s', (_, body) => {
    expect(at('会议召开', '', body)).toBeNull();
  });
});
