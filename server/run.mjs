// Runs a program of the server: `node server/run.mjs main --demo` runs server/main.ts with --demo. Node does not read our TypeScript, and compiling it
// file by file as it is loaded would take most of a start; so it is compiled once for its sources, into a few files.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const compiled = join(root, 'dist', 'server')
const monthMs = 30 * 86_400_000

const [node, , program, ...rest] = process.argv
const file = join(await compile().catch(stop), 'server', `${program}.js`)
process.argv = [node, file, ...rest]
process.setSourceMapsEnabled(true)
await import(pathToFileURL(file).href)

async function compile() {
  const sources = ['server', 'schema'].flatMap(listSources)
  const folder = join(compiled, digest([...sources, 'server/run.mjs', 'package-lock.json']))
  if (existsSync(folder)) return folder
  const fresh = `${folder}.${process.pid}`
  const esbuild = await import('esbuild')
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: sources.filter((source) => /^server\/(main|cli\/\w+|start\/subgraph)\.ts$/.test(source)),
    outbase: root,
    outdir: fresh,
    bundle: true,
    splitting: true, // what a program imports late, it also reads late
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    keepNames: true, // tables and types are named after their classes
    sourcemap: true,
    logLevel: 'error',
    plugins: [{ name: 'own address', setup: ({ onLoad }) => onLoad({ filter: /\.ts$/ }, readSource) }],
  })
  await esbuild.stop()
  spareNames(fresh)
  removeOld()
  keep(fresh, folder)
  return folder
}

// Keeping names costs a call whenever a function is made, also in the middle of a request; only classes and declared functions need theirs.
function spareNames(folder) {
  const kept = 'var __name = (target, value) => __defProp'
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.js'))) {
    const text = readFileSync(join(folder, name), 'utf8')
    if (text.includes(kept))
      writeFileSync(join(folder, name), text.replace(kept, 'var __name = (target, value) => !target.prototype ? target : __defProp'))
  }
}

// Says in one line what is wrong with the place or the sources.
function stop(error) {
  process.stderr.write(`The server could not be compiled into ${compiled}: ${error.message}\n`)
  process.exit(1)
}

// A source finds the files beside it by its own address, which is not that of the compiled file.
function readSource({ path }) {
  const address = JSON.stringify(pathToFileURL(path).href)
  return { contents: readFileSync(path, 'utf8').replaceAll('import.meta.url', address), loader: 'ts' }
}

function listSources(folder) {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .sort()
}

function digest(files) {
  const sum = createHash('sha256').update(root)
  for (const name of files) sum.update(`${name}\n`).update(readFileSync(join(root, name)))
  return sum.digest('hex').slice(0, 16)
}

// What other sources were compiled to long ago; a server that runs since then may still need what is younger.
function removeOld() {
  for (const name of readdirSync(compiled)) {
    const path = join(compiled, name)
    if (Date.now() - statSync(path).mtimeMs > monthMs) rmSync(path, { recursive: true, force: true })
  }
}

// Another start may have compiled the same meanwhile; either will do.
function keep(fresh, folder) {
  try {
    renameSync(fresh, folder)
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  }
}
