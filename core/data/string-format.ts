/*
 * The formats of strings that the standard names, as regular expressions for RE2, Java and JavaScript alike; the whole text
 * must match. `password` and `binary` say how a value is treated, not how it is written: every text is one.
 */

/** How a text of a format is written. */
export interface StringFormat {
  readonly pattern: string
  /** In characters. */
  readonly maxLength?: number
}

const OCTET = '(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])'
const IPV4 = `${OCTET}([.]${OCTET}){3}`
const GROUP = '[0-9A-Fa-f]{1,4}'
const LAST = `(${GROUP}:${GROUP}|${IPV4})`

// RFC 3986, section 3.2.2, one line for each place of the double colon.
const IPV6 = `(${[
  `(${GROUP}:){6}${LAST}`,
  `::(${GROUP}:){5}${LAST}`,
  `(${GROUP})?::(${GROUP}:){4}${LAST}`,
  `((${GROUP}:){0,1}${GROUP})?::(${GROUP}:){3}${LAST}`,
  `((${GROUP}:){0,2}${GROUP})?::(${GROUP}:){2}${LAST}`,
  `((${GROUP}:){0,3}${GROUP})?::${GROUP}:${LAST}`,
  `((${GROUP}:){0,4}${GROUP})?::${LAST}`,
  `((${GROUP}:){0,5}${GROUP})?::${GROUP}`,
  `((${GROUP}:){0,6}${GROUP})?::`,
].join('|')})`

// RFC 1123, section 2.1: letters, digits and inner hyphens, at most 63 a label. What Punycode means is not looked into.
const LABEL = '[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?'
const HOSTNAME = `${LABEL}([.]${LABEL})*`

// RFC 5321, section 4.1.2: Mailbox.
const ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
const QUOTED = '"([ !#-\\[\\]-~]|\\\\[ -~])*"'
const EMAIL = `(${ATOM}([.]${ATOM})*|${QUOTED})@(${HOSTNAME}|\\[(${IPV4}|IPv6:${IPV6})\\])`

// RFC 3986, appendix A: URI.
const PERCENT = '%[0-9A-Fa-f]{2}'
const UNRESERVED = "A-Za-z0-9._~!$&'()*+,;=\\-"
const PCHAR = `([${UNRESERVED}:@]|${PERCENT})`
const HOST = `(\\[(${IPV6}|[vV][0-9A-Fa-f]+[.][${UNRESERVED}:]+)\\]|([${UNRESERVED}]|${PERCENT})*)`
const AUTHORITY = `(([${UNRESERVED}:]|${PERCENT})*@)?${HOST}(:[0-9]*)?`
const PATHS = `(//${AUTHORITY}(/${PCHAR}*)*|/(${PCHAR}+(/${PCHAR}*)*)?|${PCHAR}+(/${PCHAR}*)*)?`
const QUERY = `([${UNRESERVED}:@/?]|${PERCENT})*`
const URI = `[A-Za-z][A-Za-z0-9+.-]*:${PATHS}([?]${QUERY})?(#${QUERY})?`

/** Formats that can be broken. RFC 4648 section 4 for `byte`, RFC 9562 for `uuid`. */
export const STRING_FORMAT: Readonly<Record<string, StringFormat | undefined>> = {
  byte: { pattern: '([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?' },
  email: { pattern: EMAIL, maxLength: 320 },
  uuid: { pattern: '[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}' },
  uri: { pattern: URI },
  hostname: { pattern: HOSTNAME, maxLength: 253 },
  ipv4: { pattern: IPV4 },
  ipv6: { pattern: IPV6 },
}
