import { generateDocuments } from './documents.ts'

await generateDocuments()
