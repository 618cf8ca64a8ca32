// Runs before every npm script. Plain JavaScript, because an older Node could not read anything else.
const major = Number(process.versions.node.split('.')[0])
if (major !== 24) {
  console.error(
    `holdout needs Node 24, this is ${process.version}. Run \`npm ci\` with install scripts allowed: it places Node 24 ` +
      'in node_modules/.bin, first on the path of every npm script.',
  )
  process.exit(1)
}
