import { generateDocuments } from '../../schema/documents.ts'
import { printSchemas, staleSchemas, writeSchemas } from '../../schema/print.ts'
import { modules } from '../modules.ts'
import { runCommand } from './command.ts'

await runCommand({
  usage: 'npm run schema',
  options: {},
  async run() {
    const printed = await printSchemas(modules)
    const changed = staleSchemas(printed)
    const breaks = writeSchemas(printed)
    await generateDocuments()
    process.stdout.write(changed.length ? `Written: ${changed.join(', ')}.\n` : 'The schema files are as the code has them.\n')
    if (breaks.length) process.stdout.write(`This breaks clients:\n${breaks.map((line) => `  ${line}\n`).join('')}`)
  },
})
