import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as map from '../../packages/domain/rooms.mjs'
import { findUntidiness, tidyRules } from './tidy/rules.mjs'

const HOUSE = fileURLToPath(new URL('../..', import.meta.url))
const TEXT = /\.(ts|tsx|mjs|js|cjs|json|md|css|prisma|sql|ya?ml|toml|html|svg|sh|tmx|tsx|txt)$|(^|\/)(Dockerfile[^/]*|\.[a-z]+ignore|\.npmrc|run)$/

/** Every file that is, or would be with the next commit, in the tree. */
function readTree() {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: HOUSE, maxBuffer: 1e8 })
  const paths = [...new Set(listed.toString('utf8').split('\0'))].filter((path) => path !== '' && existsSync(join(HOUSE, path)))
  return paths.map((path) => ({
    path,
    bytes: statSync(join(HOUSE, path)).size,
    text: TEXT.test(path) ? readFileSync(join(HOUSE, path), 'utf8') : '',
  }))
}

const findings = findUntidiness(readTree(), map)
for (const { rule, path, line, says } of findings) console.error(`${path}${line ? `:${line}` : ''}  ${rule}: ${says}`)
console.log(findings.length === 0 ? `tidy: ${tidyRules.length} rules hold` : `tidy: ${findings.length} things to put right`)
process.exitCode = findings.length === 0 ? 0 : 1
