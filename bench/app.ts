import { availableParallelism } from 'node:os'
import { type ChecksFigures, loadChecks } from './app/checks.ts'
import { type DoorFigures, loadDoor } from './app/door.ts'
import { STORES } from './app/places.ts'

/*
 * What the app takes. `node bench/app.ts [webhooks] [pull requests]`, 10,000 and 1,000 when nothing is said.
 *
 * 1. Webhooks over 64 connections in a closed loop: until the answers, and until the work behind them is done.
 * 2. Pull requests with evidence over 20 installations of a stand-in for GitHub that holds GitHub's limits on writes. Its time passes
 *    20 times as fast as ours, and so do the waits of the app that keep those limits; nothing else of the app is changed.
 *
 * Everything runs on this machine: the app, its store, GitHub's stand-in and who sends. The exit code is 1 when anything was lost, done
 * twice or wrong.
 */

const webhooks = Number(process.argv[2] ?? 10_000)
const pulls = Number(process.argv[3] ?? 1_000)
const SPEED = 20

function door(figures: DoorFigures): string {
  const { seconds, latency, memory, cpuSeconds, evaluations, drainSeconds } = figures
  return [
    `${(webhooks / seconds).toFixed(0)} a second; median ${latency.median.toFixed(0)} ms, p99 ${latency.p99.toFixed(0)} ms, slowest ${latency.slowest.toFixed(0)} ms`,
    `memory at each quarter and when all is done: ${memory.map((megabytes) => megabytes.toFixed(0)).join(', ')} MB`,
    `${cpuSeconds.toFixed(1)} s of CPU; ${evaluations.count} evaluations of ${(1000 * evaluations.seconds).toFixed(0)} ms; all work done ${drainSeconds.toFixed(1)} s after the last answer`,
    `not accepted: ${figures.refused}; handled: ${figures.handled} of ${webhooks}; commits looked at: ${figures.seen} of ${figures.commits}`,
  ].join('\n  ')
}

function checks(figures: ChecksFigures): string {
  const { seconds, minutesAtGitHub, cpuSeconds } = figures
  return [
    `${pulls} in ${seconds.toFixed(1)} s, ${minutesAtGitHub.toFixed(1)} min at GitHub; ${cpuSeconds.toFixed(1)} s of CPU`,
    `right: ${figures.right}; done twice: ${figures.twice}; dead letters: ${figures.deadLetters}`,
    `${figures.writes} writes, ${figures.requests} requests, of them over a limit: ${figures.refused}`,
    ...figures.wrong,
  ].join('\n  ')
}

let isSound = true
console.log(`${availableParallelism()} cores, Node ${process.version}\n\n${webhooks} webhooks over 64 connections`)
for (const store of STORES) {
  const figures = await loadDoor({ store, webhooks, connections: 64 })
  console.log(`${store}\n  ${door(figures)}`)
  isSound &&= figures.refused === 0 && figures.handled === webhooks && figures.seen >= figures.commits
}
console.log(`\n${pulls} pull requests over 20 installations`)
for (const [store, replicas] of [
  ['embedded', 1],
  ['PostgreSQL', 1],
  ['PostgreSQL', 2],
] as const) {
  const figures = await loadChecks({ store, replicas, pulls, installations: 20, speed: SPEED })
  console.log(`${store}, ${replicas === 1 ? 'one process' : `${replicas} processes`}\n  ${checks(figures)}`)
  isSound &&= figures.right === pulls && figures.twice === 0 && figures.deadLetters === 0
}
process.exitCode = isSound ? 0 : 1
