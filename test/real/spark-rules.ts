/* Rules of every kind, as YAML of a property, and values that are hard to read for one engine or the other. */

const DIGITS = '1234567890123456789012345678901234567'

// A variable of Spark's session, were it not quoted.
const VARIABLE = '$'.concat('{a}')

export const NUMBERS: readonly string[] = [
  ...[
    '0',
    '-0',
    '+7',
    '007',
    '1',
    '1.0',
    '1.00',
    '.5',
    '5.',
    '0.1',
    '0.3',
    '0.30000000000000004',
    '0.30000000000000000001',
  ],
  ...[
    '0.29999999999999999999',
    '1e-1',
    '1E+3',
    '1e400',
    '-1e400',
    '1e-400',
    '9007199254740992',
    '9007199254740993',
    '9007199254740993.0',
  ],
  ...[
    '-9223372036854775808',
    '18446744073709551616',
    DIGITS,
    `${DIGITS}9`,
    `${DIGITS}99`,
    `${DIGITS}999`,
    `-${DIGITS}99`,
    '12.5',
    '12.50',
  ],
  ...['99999999999999999999.9999999999', '0.000001', '1e21', '2e23', '4.9e-324', '100', '1e2', '0.07', '1.15'],
]

export const NOISE: readonly string[] = [
  ...[
    'NaN',
    'nan',
    'Infinity',
    '-inf',
    'x',
    '0x1F',
    '1_000',
    ' 1',
    '1 ',
    '',
    'null',
    'NULL',
    '1,5',
    '1d',
    '1f',
    'true',
    'TRUE',
    'yes',
    't',
  ],
  ...['\\', '\\n', "it's", '"', VARIABLE, '$1', '%', 'a b', ' ', '\t', '\u00a0', '\u2028', '\n', 'a\n', 'a\r\nb', '\r'],
]

export const UNICODE: readonly string[] = [
  ...['é', 'e\u0301', '😀', '👩‍🚀', 'ß', 'ẞ', 'İ', 'ı', '日本語', 'a\uFEFF', '٣', '𝟘', 'a😀b', 'ﬁ', 'Ω', 'Ω'],
]

export const TIMES: readonly string[] = [
  ...[
    '2024-02-29',
    '2023-02-29',
    '0001-01-01',
    '9999-12-31',
    '0000-01-01',
    '2024-13-01',
    '2024-1-1',
    '20240229',
    'today',
    'infinity',
    'epoch',
  ],
  ...[
    '2024-02-29T10:00:00Z',
    '2024-02-29 10:00:00',
    '2024-02-29T10:00',
    '2024-02-29T10:00Z',
    '2024-02-29T10:00+05:30',
    '2024-02-29T10:00:00.1',
  ],
  ...[
    '2024-02-29T10:00:00.123456789Z',
    '2024-02-29T09:59:59.9999999',
    '2024-02-29T10:00:00-0330',
    '2024-02-29T10:00:00+18',
    '2024-02-29T24:00:00',
  ],
  ...[
    '2024-02-29T10:00:60',
    '2024-03-31T02:30:00',
    '2024-10-27T02:30:00',
    '2024-10-27T02:30:00+01:00',
    '10:00',
    '10:00:00',
    '23:59:59.999999',
    '25:00',
  ],
  ...[
    '29.02.2024',
    '30.02.2024',
    '29/02/2024 10:00',
    '1969-12-31T23:59:59.999999Z',
    '1900-01-01',
    '1582-10-10',
    '1500-02-29',
  ],
]

export const WORDS: readonly string[] = [
  ...[
    'a',
    'A',
    'ab',
    'abc',
    'aaa',
    'a-b',
    'ab12',
    '12',
    'a.b@example.org',
    'x@y',
    '192.168.0.1',
    '256.1.1.1',
    '::1',
    '1::2::3',
    'fe80::1:2',
  ],
  ...[
    'https://example.org/a?b#c',
    'http://[::1]/',
    'not a uri',
    'example.org',
    '-bad-.org',
    '123e4567-e89b-12d3-a456-426614174000',
    'YWJj',
    'YWJ=',
    'YQ==',
  ],
]

export const TEXTS = [...NUMBERS, ...NOISE, ...UNICODE, ...TIMES, ...WORDS]

const LIMITS = ['0', '0.1', '0.3', '-1', '9007199254740993', '12.5', '100', '0.30000000000000000001', DIGITS]
const PATTERNS = [
  ...[
    '^a',
    '[^a]',
    '.',
    '^.$',
    '^..?$',
    '\\d',
    '^\\d+$',
    '\\w\\b',
    '\\ba',
    '\\B',
    '(.)\\1',
    '^(?!a)',
    '\\s',
    '^\\S+$',
    '[é😀]',
    '\\u{1F600}',
    "'",
    '\\p{L}',
  ],
  ...[
    'a$',
    '^$',
    '^[a-z]+$',
    '^[^@]+@[^@]+$',
    '^(a|b)+$',
    '(ab?c?)',
    '[&&a]',
    '[a^]',
    '[-a]',
    '[a-]',
    '^[\\w.-]+$',
    '\\.',
    '\\x61',
    'a{2,3}',
    '^a??b',
    '[\\t\\n]',
    '\\$\\{',
    '[#\\-]',
  ],
]

const options = (type: string, text: string) => `logicalType: ${type}, logicalTypeOptions: {${text}}`
const library = (metric: string, more = '') => `quality: [{metric: ${metric}${more}, mustBe: 0}]`
const listed = (list: readonly (string | number | boolean | null)[]) => JSON.stringify(list)
const LISTS = [
  ['', 'x', '1'],
  ['1.0', '9007199254740993', 'é'],
  [1, 0.1, 1000],
  ["it's", '\\', VARIABLE, '\n'],
  [null, 'NULL'],
]

/** YAML of a property behind its name. */
export const RULES: readonly string[] = [
  'required: true',
  ...['string', 'integer', 'number', 'boolean', 'date', 'time', 'timestamp'].map(
    (type) => `logicalType: ${type}, unique: true`,
  ),
  ...['string', 'number', 'timestamp'].flatMap((type) => [
    `logicalType: ${type}, primaryKey: true`,
    `logicalType: ${type}, ${library('duplicateValues')}`,
    `logicalType: ${type}, ${library('nullValues')}`,
    ...LISTS.map(
      (list) => `logicalType: ${type}, ${library('missingValues', `, arguments: {missingValues: ${listed(list)}}`)}`,
    ),
    ...LISTS.slice(0, 4).map(
      (list) => `logicalType: ${type}, ${library('invalidValues', `, arguments: {validValues: ${listed(list)}}`)}`,
    ),
  ]),
  ...['integer', 'number'].flatMap((type) => [
    ...['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'].flatMap((kind) =>
      LIMITS.filter((_, index) => type === 'number' || index % 3 === 0).map((limit) =>
        options(type, `${kind}: '${limit}'`),
      ),
    ),
    ...['0.1', '0.01', '5', '0.25', '3', '100']
      .filter((of) => type === 'number' || !of.includes('.'))
      .map((of) => options(type, `multipleOf: ${of}`)),
  ]),
  ...['i8', 'i64', 'u64', 'i128'].map((format) => options('integer', `format: ${format}`)),
  ...['f32', 'f64'].map((format) => options('number', `format: ${format}`)),
  ...PATTERNS.map((pattern) => options('string', `pattern: ${JSON.stringify(pattern)}`)),
  ...[0, 1, 2, 3].flatMap((length) => [
    options('string', `minLength: ${length}`),
    options('string', `maxLength: ${length}`),
  ]),
  ...['email', 'uri', 'hostname', 'ipv4', 'ipv6', 'uuid', 'byte'].map((format) =>
    options('string', `format: ${format}`),
  ),
  ...['2024-02-29', '2000-01-01', '9999-12-31'].flatMap((day) => [
    options('date', `minimum: '${day}'`),
    options('date', `exclusiveMaximum: '${day}'`),
  ]),
  ...["'2024-02-29T10:00:00Z'", "'2024-02-29T10:00:00.1234567Z'"].flatMap((moment) => [
    options('timestamp', `minimum: ${moment}`),
    options('timestamp', `exclusiveMinimum: ${moment}`),
    options('timestamp', `maximum: ${moment}`),
  ]),
  options('timestamp', 'defaultTimezone: Europe/Berlin'),
  options('timestamp', "defaultTimezone: Europe/Berlin, minimum: '2024-10-27T02:30:00'"),
  options('timestamp', 'timezone: true'),
  options('timestamp', 'timezone: false'),
  options('time', "minimum: '10:00:00'"),
  options('date', 'format: dd.MM.yyyy'),
  options('date', "format: dd.MM.yyyy, minimum: '2024-02-29'"),
  options('timestamp', 'format: dd/MM/yyyy HH:mm'),
  options('date', "format: 'd MMM yyyy'"),
]
