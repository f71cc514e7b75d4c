import { readFileSync } from 'node:fs'

import { printClient } from './client.ts'

const files = process.argv.slice(2)
if (files.length) process.stdout.write(await printClient(files.map((file) => readFileSync(file, 'utf8')).join('\n')))
else {
  process.stderr.write('Usage: npm run --silent client -- <operations.graphql> > careweave.ts\n')
  process.exitCode = 1
}
