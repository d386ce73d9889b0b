// Adds up what every test project found and what it ran: reads NAME.json (the tests there are, from xunit's own list)
// and NAME.trx (the tests that ran) in a folder, prints a report, and writes the file `total` there.
// A test that exists and never ran counts as failed: a runner that dies half-way must not look like a short success.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'

const folder = process.argv[2]
const report = { passed: [], failed: [], skipped: [], missing: [] }

for (const file of readdirSync(folder).filter(name => name.endsWith('.json')).sort()) {
  const project = basename(file, '.json')
  const ran = results(join(folder, `${project}.trx`))
  const missing = neverRan(listed(join(folder, file)), ran)
  const count = { passed: 0, failed: sum(missing), skipped: 0 }
  for (const test of ran) {
    count[test.outcome]++
    report[test.outcome].push(test)
  }
  report.missing.push(...missing)
  console.log(`${project.padEnd(24)}${ran.length + missing.length === 0 ? 'has no tests yet' : inWords(count)}`)
}

section('Skipped', report.skipped.map(test => `${test.name}\n    ${test.reason || 'It says no reason.'}`))
section('Failed', report.failed.map(test => `${test.name}\n    ${test.reason.replace(/\s+/g, ' ').slice(0, 300)}`))
section('Never ran', report.missing.map(test => `${test.name}${test.rows > 1 ? `, ${test.rows} times` : ''}`))

const total = {
  passed: report.passed.length,
  failed: report.failed.length + sum(report.missing),
  skipped: report.skipped.length,
}
console.log()
writeFileSync(join(folder, 'total'), inWords(total))
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1)

/** The tests there are: how many rows each test method has. */
function listed(file) {
  const text = readFileSync(file, 'utf8')
  const rows = new Map()
  for (const test of JSON.parse(text.slice(text.indexOf('[')))) {
    const method = `${test.Class}.${test.Method}`
    rows.set(method, (rows.get(method) ?? 0) + 1)
  }
  return rows
}

/** The tests that ran, or said why they did not. */
function results(file) {
  if (!existsSync(file)) return []
  const xml = readFileSync(file, 'utf8')
  const methods = new Map()
  for (const [, attributes, body] of xml.matchAll(/<UnitTest ([^>]*)>(.*?)<\/UnitTest>/gs)) {
    const method = /<TestMethod ([^>]*)\/>/s.exec(body)[1]
    methods.set(attribute(attributes, 'id'), `${attribute(method, 'className')}.${attribute(method, 'name')}`)
  }
  const results = xml.matchAll(/<UnitTestResult ([^>]*?)(?:\/>|>(.*?)<\/UnitTestResult>)/gs)
  return [...results].map(([, attributes, body]) => ({
    name: attribute(attributes, 'testName'),
    method: methods.get(attribute(attributes, 'testId')),
    outcome: { Passed: 'passed', NotExecuted: 'skipped' }[attribute(attributes, 'outcome')] ?? 'failed',
    reason: decoded(/<(Message|StdOut)>(.*?)<\/\1>/s.exec(body ?? '')?.[2] ?? '').trim(),
  }))
}

/** What was listed and has fewer results than rows. */
function neverRan(rows, ran) {
  const counts = new Map()
  for (const test of ran) counts.set(test.method, (counts.get(test.method) ?? 0) + 1)
  return [...rows]
    .map(([name, count]) => ({ name, rows: count - (counts.get(name) ?? 0) }))
    .filter(test => test.rows > 0)
}

function sum(missing) {
  return missing.reduce((total, test) => total + test.rows, 0)
}

function attribute(text, name) {
  return decoded(new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(text)?.[1] ?? '')
}

function decoded(text) {
  const named = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (_, hex, decimal, name) =>
    name ? named[name] : String.fromCodePoint(hex ? parseInt(hex, 16) : Number(decimal)))
}

function inWords({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

function section(title, lines) {
  if (lines.length > 0) console.log(`\n${title}:\n${lines.map(line => `  ${line}`).join('\n')}`)
}
