import type { ReportOutline } from './outline.ts';

/** What offices end with, folded. */
const ROLE =
  /(?:常务副|[代副])?(?:[省市县区旗州镇乡局厅院校]长|书记|主任|主席|秘书长|董事长|总经理|总指挥|指挥长)/gu;
/** Whose 书记 it is: 市委, and whose 局长: 民政局. */
const COMMITTEE = /[省市县区旗州镇乡]委$/u;
const HOUSE = /^(?:.*[省市县区旗州镇乡的])?(?<house>(?:(?!的)\p{Script=Han}){2,6}[局厅院校])$/u;
const DEPUTY = /(?:常务副|[代副])$/u;

/** Offices in a folded question: 市长, 市委书记, 民政局局长. */
export function findRoles(question: string): string[] {
  const roles = [...question.matchAll(ROLE)].map(match => {
    const before = question.slice(0, match.index);
    const house = COMMITTEE.exec(before)?.[0] ?? HOUSE.exec(before)?.groups?.house ?? '';
    return `${house}${match[0]}`;
  });
  return [...new Set(roles)];
}

/** Folded names of those who hold an office in some of the reports. */
export function holdersOf(
  roles: readonly string[],
  reports: Iterable<ReportOutline>,
  fold: (text: string) => string,
): string[] {
  const names = new Set<string>();
  if (roles.length === 0) return [];
  for (const { record } of reports) {
    for (const held of record.roles) {
      const offices = fold(held.role).split(/[、,]/u);
      if (roles.some(role => offices.some(office => isOffice(office, role)))) {
        names.add(fold(held.person));
      }
    }
  }
  return [...names];
}

/** 市委副书记 is no 书记, and 副市长 no 市长; 市民政局局长 is the 民政局局长. */
function isOffice(office: string, role: string): boolean {
  return office.endsWith(role) && !DEPUTY.test(office.slice(0, -role.length));
}
