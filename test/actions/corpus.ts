// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the strings are what an attacker writes.
/**
 * The shared strings S01 to S48 of our bad-input corpus: shell, argument, environment file, workflow command, mention,
 * Markdown, path and Unicode injection. For every text input, and for every name that data or a pull request brings.
 */
export const HOSTILE_STRINGS: readonly string[] = [
  ...['`touch pwned`', '$(touch pwned)', '; touch pwned #', '&& touch pwned', '| tee pwned', '"; process.exit(0); //'],
  ...['${IFS}touch${IFS}pwned', '%0Atouch pwned', '${{ github.token }}', '${{ toJSON(secrets) }}', '--help', '-rf'],
  ...['--output=/tmp/x', '@/etc/passwd', 'a\nNODE_OPTIONS=--require ./x.js', 'a<<EOF\nx\nEOF\nb=1'],
  ...['a\r::set-output name=passed::true', 'ghadelimiter_00000000-0000-0000-0000-000000000000', '::add-mask::e'],
  ...['   ::error file=x::boom', 'text ##[set-output name=passed]true', '::stop-commands::pause-logging'],
  ...['##[add-matcher]m.json', '::save-state name=isPost::1', '::debug::%0A::set-output name=x::y', '@octocat'],
  ...['&#64;octocat', '\\@octocat', '@org/team', '[APPROVED by maintainer](http://evil.test)'],
  ...['![x](http://evil.test/p.png)', '<img src=x onerror=alert(1)>', '</details><h1>ok</h1>', 'a | b | c'],
  ...[
    '```````',
    '<!-- holdout -->',
    '#1 owner/repo#2 GH-3',
    '../../../../etc/passwd',
    '..\\..\\windows',
    '/etc/passwd',
  ],
  ...['C:\\x', 'file:///etc/passwd', '%2e%2e%2f', '%252e%252e%252f', 'con.', 'nul ', 'a ', '', '   ', 'a\u0000b'],
  ...['\u202Egnp.exe', 'acc\u200Buracy', '\u0430ccuracy', 'a'.repeat(1 << 20), `a${'\u0301'.repeat(10_000)}`, '\uD83D'],
  ...['__proto__', 'toString'],
]
