/** A part of a name as it is written, and as it stands in a login. */
type Written = readonly [name: string, login: string];

interface NameList {
  /** How often names of this list are drawn, relative to the others. */
  weight: number;
  given: readonly Written[];
  family: readonly Written[];
  /** Whether the family name is written first, without a space. */
  familyFirst?: boolean;
}

/** Invented people of many scripts, so that panels are seen with the names real tenants hold. */
export const NAME_LISTS: readonly NameList[] = [
  {
    weight: 12,
    given: [
      ['Anna', 'anna'], ['Jonas', 'jonas'], ['Emma', 'emma'], ['Luca', 'luca'], ['Marie', 'marie'], ['Peter', 'peter'],
      ['Laura', 'laura'], ['David', 'david'], ['Julia', 'julia'], ['Thomas', 'thomas'], ['Sarah', 'sarah'],
      ['Daniel', 'daniel'], ['Nora', 'nora'], ['Felix', 'felix'], ['Ingrid', 'ingrid'], ['Mateo', 'mateo'],
    ],
    family: [
      ['Lind', 'lind'], ['Becker', 'becker'], ['Rossi', 'rossi'], ['Martin', 'martin'], ['Novak', 'novak'],
      ['Jansen', 'jansen'], ['Silva', 'silva'], ['Walker', 'walker'], ['Huber', 'huber'], ['Moreau', 'moreau'],
      ['Berg', 'berg'], ['Costa', 'costa'], ['Fischer', 'fischer'], ['Keller', 'keller'], ['Dubois', 'dubois'],
      ['Andersen', 'andersen'], ['Wolf', 'wolf'], ['Taylor', 'taylor'], ['van der Meer', 'vandermeer'],
    ],
  },
  {
    weight: 5,
    given: [
      ['Zoë', 'zoe'], ['José', 'jose'], ['Łukasz', 'lukasz'], ['Søren', 'soren'], ['Jürgen', 'juergen'],
      ['Chloé', 'chloe'], ['Íñigo', 'inigo'], ['Ágnes', 'agnes'], ['Şebnem', 'sebnem'], ['Þóra', 'thora'],
    ],
    family: [
      ['Müller', 'mueller'], ['Peña', 'pena'], ['Wójcik', 'wojcik'], ['Ångström', 'angstrom'], ['Dvořák', 'dvorak'],
      ['Østergård', 'ostergard'], ['Yılmaz', 'yilmaz'], ['Szűcs', 'szucs'], ["O'Brien", 'obrien'], ['Groß', 'gross'],
    ],
  },
  {
    weight: 1.5,
    given: [['أميرة', 'amira'], ['يوسف', 'youssef'], ['ليلى', 'layla'], ['كريم', 'karim']],
    family: [['حداد', 'haddad'], ['الخطيب', 'alkhatib'], ['منصور', 'mansour']],
  },
  {
    weight: 1.5,
    familyFirst: true,
    given: [['小明', 'xiaoming'], ['美咲', 'misaki'], ['太郎', 'taro'], ['雨桐', 'yutong']],
    family: [['王', 'wang'], ['佐藤', 'sato'], ['山田', 'yamada'], ['陳', 'chen']],
  },
  {
    weight: 1,
    familyFirst: true,
    given: [['민준', 'minjun'], ['서연', 'seoyeon'], ['지우', 'jiwoo']],
    family: [['김', 'kim'], ['이', 'lee'], ['박', 'park']],
  },
  {
    weight: 1,
    given: [['Ольга', 'olga'], ['Дмитро', 'dmytro'], ['Милена', 'milena']],
    family: [['Коваленко', 'kovalenko'], ['Петрова', 'petrova'], ['Илић', 'ilic']],
  },
  {
    weight: 1,
    given: [['Ελένη', 'eleni'], ['नेहा', 'neha'], ['נועה', 'noa'], ['สมชาย', 'somchai']],
    family: [['Παπαδοπούλου', 'papadopoulou'], ['शर्मा', 'sharma'], ['כהן', 'cohen'], ['ใจดี', 'jaidee']],
  },
]; // prettier-ignore

export const DEPARTMENTS = [
  'Sales', 'Finance', 'Engineering', 'Human Resources', 'Legal', 'Operations', 'Marketing', 'Café & Küche', '営業部',
] as const; // prettier-ignore

export const TITLES = [
  'Consultant', 'Accountant', 'Engineer', 'Team Lead', 'Attorney', 'Planner', 'Analyst', 'Chef de projet', 'Trainee',
] as const; // prettier-ignore

export const GROUP_KINDS = [
  'Readers',
  'Editors',
  'VPN',
  'Project Falcon',
  'Project Ångström',
  'Licences',
  'مشروع',
] as const;

export const COMPANIES = [
  'Fabrikam', 'Litware', 'Adatum', 'Tailspin', 'Wingtip', 'Proseware', 'Städtische Werke', '東京商事', 'مؤسسة النور',
] as const; // prettier-ignore
