import { textLiteral } from './literals.js';

/** The table of provisioning logs in a workspace. */
export const TABLE = 'AADProvisioningLogs';

/** Text of an instant with all seven decimals: the clients' own dates keep only three. */
export const timeText = (instant: string): string => `format_datetime(${instant}, "yyyy-MM-dd HH:mm:ss.fffffff")`;

const UNKNOWN = textLiteral('unknown');
const BLANK = String.raw`@"\s+"`;
const SEEN = String.raw`@"\S"`;

/** Is there a visible character? */
export const isFilled = (text: string): string => `${text} matches regex ${SEEN}`;

const filled = (text: string): string => `iff(${isFilled(text)}, ${text}, "")`;
const word = (text: string): string => `tolower(trim(${BLANK}, ${text}))`;
/** A column that only some workspaces have. */
export const optional = (column: string): string => `column_ifexists("${column}", "")`;
const coalesce = (...texts: string[]): string => `coalesce(${texts.join(', ')})`;

/** The spellings of a key, capitals first: the table writes `Id` and `identityType`, newer rows camel case, some all small. */
export const spellings = (key: string): string[] => [
  ...new Set([key[0]!.toUpperCase() + key.slice(1), key[0]!.toLowerCase() + key.slice(1), key.toLowerCase()]),
];

const either = (json: string, ...keys: string[]): string[] =>
  keys.flatMap((key) => spellings(key).map((spelling) => `tostring(${json}.${spelling})`));

const some = (json: string, ...keys: string[]): string => coalesce(...either(json, ...keys));
/** Not by `parse_json`: it takes text that looks like a GUID for one, and writes it in small letters. */
const idIn = (text: string): string => coalesce(...['Id', 'id'].map((key) => `extract_json("$.${key}", ${text})`));
const lastSegment = (text: string): string => word(`extract("[^:]*$", 0, ${text})`);
const nameOf = (json: string): string => some(json, 'displayName', 'name');
const typeIn = (json: string): string[] => either(json, 'identityType', 'type').map(lastSegment);
const upnOf = (json: string): string =>
  coalesce(
    ...spellings('details').flatMap((key) => either(`${json}.${key}`, 'userPrincipalName')),
    ...either(json, 'upn'),
  );
const systemOf = (text: string, name: string): string =>
  `case(${name} in~ ("Microsoft Entra ID", "Azure Active Directory"), "Microsoft Entra ID", ${coalesce(name, idIn(text), UNKNOWN)})`;

/** The steps of an event, or one that is none: rows without any would be lost. Each is called `step`. */
export const STEPS = 'iff(array_length(stepList) > 0, stepList, dynamic([null]))';

/** The name of `step`, which may be a text alone. */
export const stepName = coalesce(
  ...either('step', 'name').map(filled),
  'iff(gettype(step) == "string", tostring(step), "")',
);

interface Column {
  needs: readonly string[];
  /** The expression, or a whole operator where an expression is not enough. */
  text: string;
  operator?: true;
}

const column = (text: string, ...needs: string[]): Column => ({ text, needs });

/** Begins the id of an event that the log gives none; what follows tells it from others of that instant. */
export const MADE = 'time ';

const MADE_ID = `strcat(${textLiteral(MADE)}, ${timeText('TimeGenerated')}, " ", tostring(hash_xxhash64(strcat(SourceIdentity, TargetIdentity, ProvisioningSteps))))`;

/** Columns of the table that the service stores as they are; no JSON has to be read for them. */
const PLAIN = {
  id: column(`iff(${isFilled('Id')}, Id, iff(${isFilled('ChangeId')}, ChangeId, ${MADE_ID}))`),
  action: column(coalesce(word(optional('ProvisioningAction')), word(optional('Action')), UNKNOWN)),
  resultType: column(word('ResultType')),
  job: column(coalesce(filled('JobId'), UNKNOWN)),
  cycle: column(coalesce(filled('CycleId'), UNKNOWN)),
  syncType: column(`iff(JobId contains "password", "password", "object")`),
} satisfies Record<string, Column>;

/** Columns out of the JSON that the table keeps as text, each after those it needs. */
const READ = {
  statusInfo: column(`parse_json(${optional('ProvisioningStatusInfo')})`),
  oldStatusInfo: column(`parse_json(${optional('StatusInfo')})`),
  errorInfo: column(coalesce(...spellings('errorInformation').map((key) => `statusInfo.${key}`)), 'statusInfo'),
  statusWord: column(
    coalesce(
      'resultType',
      ...[...either('statusInfo', 'status'), ...either('oldStatusInfo', 'status')].map(word),
      UNKNOWN,
    ),
    'resultType',
    'statusInfo',
    'oldStatusInfo',
  ),
  status: column(
    'case(statusWord == "0", "success", statusWord == "1", "failure", statusWord == "2", "skipped", statusWord == "3", "warning", statusWord)',
    'statusWord',
  ),
  errorCode: column(
    coalesce(filled('ResultSignature'), ...either('errorInfo', 'errorCode'), ...either('oldStatusInfo', 'errorCode')),
    'errorInfo',
    'oldStatusInfo',
  ),
  reason: column(
    coalesce(filled('ResultDescription'), ...either('errorInfo', 'reason'), ...either('oldStatusInfo', 'reason')),
    'errorInfo',
    'oldStatusInfo',
  ),
  error: column(`iff(status == "failure", ${coalesce('errorCode', UNKNOWN)}, "")`, 'status', 'errorCode'),
  source: column('parse_json(SourceIdentity)'),
  target: column('parse_json(TargetIdentity)'),
  sourceId: column(idIn('SourceIdentity')),
  targetId: column(idIn('TargetIdentity')),
  sourceName: column(nameOf('source'), 'source'),
  targetText: column(nameOf('target'), 'target'),
  sourceUpn: column(upnOf('source'), 'source'),
  targetUpn: column(upnOf('target'), 'target'),
  upn: column(coalesce('sourceUpn', 'targetUpn'), 'sourceUpn', 'targetUpn'),
  targetName: column(coalesce('targetText', UNKNOWN), 'targetText'),
  object: column(coalesce('sourceId', 'targetId', UNKNOWN), 'sourceId', 'targetId'),
  // Empty where there is none, for which the group of all such events has a word.
  objectId: column(`iff(object == ${UNKNOWN}, "", object)`, 'object'),
  type: column(coalesce(...typeIn('source'), ...typeIn('target'), UNKNOWN), 'source', 'target'),
  principal: column('parse_json(ServicePrincipal)'),
  app: column(coalesce(nameOf('principal'), idIn('ServicePrincipal'), UNKNOWN), 'principal'),
  sourceSystemInfo: column('parse_json(SourceSystem)'),
  targetSystemInfo: column('parse_json(TargetSystem)'),
  sourceSystemName: column(nameOf('sourceSystemInfo'), 'sourceSystemInfo'),
  targetSystemName: column(nameOf('targetSystemInfo'), 'targetSystemInfo'),
  sourceSystem: column(systemOf('SourceSystem', 'sourceSystemName'), 'sourceSystemName'),
  targetSystem: column(systemOf('TargetSystem', 'targetSystemName'), 'targetSystemName'),
  direction: column(
    [
      'case(JobId startswith "AD2AAD", "ad-to-entra"',
      'JobId startswith "AAD2AD", "entra-to-ad"',
      `${isFilled('JobId')}, "other"`,
      'sourceSystemName =~ "Active Directory" and targetSystem == "Microsoft Entra ID", "ad-to-entra"',
      'sourceSystem == "Microsoft Entra ID" and targetSystemName =~ "Active Directory", "entra-to-ad"',
      '"other")',
    ].join(', '),
    'sourceSystemName',
    'targetSystemName',
    'sourceSystem',
    'targetSystem',
  ),
  stepList: column('parse_json(ProvisioningSteps)'),
  stepNames: {
    needs: ['stepList'],
    text: `mv-apply step = ${STEPS} on (summarize stepNames = make_set_if(${coalesce(stepName, UNKNOWN)}, isnotnull(step)))`,
    operator: true,
  },
  stages: column(`iff(array_length(stepNames) > 0, stepNames, dynamic([${UNKNOWN}]))`, 'stepNames'),
} satisfies Record<string, Column>;

export type PlainColumn = keyof typeof PLAIN;

/** A column that a query derives from the table's own. */
export type DerivedColumn = PlainColumn | keyof typeof READ;

const COLUMNS: Readonly<Record<string, Column>> = { ...PLAIN, ...READ };

/** Can the column be had without reading JSON? */
export function isPlain(name: DerivedColumn): name is PlainColumn {
  return Object.hasOwn(PLAIN, name);
}

/** The operators that derive these columns and what they need, but for those that are there already. */
export function derive(names: Iterable<DerivedColumn>, there: ReadonlySet<string> = new Set()): string[] {
  const wanted = new Set<string>();
  const want = (name: string) => {
    if (wanted.has(name) || there.has(name)) return;
    wanted.add(name);
    COLUMNS[name]!.needs.forEach(want);
  };
  for (const name of names) want(name);
  return Object.entries(COLUMNS)
    .filter(([name]) => wanted.has(name))
    .map(([name, { text, operator }]) => (operator ? text : `extend ${name} = ${text}`));
}
