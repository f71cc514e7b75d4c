import { fileURLToPath } from 'node:url'

import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

import { generateDocuments } from './schema/documents.ts'

// The typed documents are made before anything is built, and again when an operation changes while developing.
function typedDocuments(): Plugin {
  let persisted: Record<string, string> = {}
  return {
    name: 'typed-documents',
    async buildStart() {
      persisted = await generateDocuments()
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: '.persisted.json', source: JSON.stringify(persisted) })
    },
    configureServer(server) {
      server.watcher.on('change', (file) => {
        if (file.endsWith('.graphql')) generateDocuments().catch((error: Error) => server.config.logger.error(error.message))
      })
    },
  }
}

// The one font is asked for together with the styles, before they are read.
function preloadFont(): Plugin {
  return {
    name: 'preload-font',
    transformIndexHtml: (_html, { bundle }) =>
      Object.keys(bundle ?? {})
        .filter((file) => file.endsWith('.woff2'))
        .map((file) => ({
          tag: 'link',
          attrs: { rel: 'preload', href: `/${file}`, as: 'font', type: 'font/woff2', crossorigin: true },
          injectTo: 'head',
        })),
  }
}

const api = `http://127.0.0.1:${process.env.PORT ?? '4000'}`

export default defineConfig({
  root: 'admin',
  resolve: { alias: { 'vscode-languageserver-types': fileURLToPath(new URL('admin/queries/languageServerTypes.ts', import.meta.url)) } },
  plugins: [typedDocuments(), preloadFont(), react()],
  build: {
    outDir: '../dist/admin',
    emptyOutDir: true,
    manifest: true,
    modulePreload: { polyfill: false },
    // The content security policy allows fonts and scripts from the server itself only, so nothing is inlined as data.
    assetsInlineLimit: 0,
    target: 'es2022',
    rolldownOptions: {
      output: {
        // What every room uses comes with the first page; drawing and forms come with the first room that needs them.
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            {
              name: 'editor',
              test: /node_modules\/(@codemirror|@lezer|@marijn|cm6-graphql|graphql-language-service|vscode-|nullthrows|debounce-promise|style-mod|w3c-keyname|crelt|graphql\/(execution|error|type|utilities|validation|language\/(parser|lexer|source|tokenKind|directiveLocation|predicates|printLocation|location)|jsutils\/(?!inspect|invariant|devAssert)))/,
              priority: 7,
            },
            { name: 'packages', test: /node_modules\/(?!d3-|internmap|react-hook-form)/, priority: 6 },
            {
              name: 'house',
              test: /admin\/(documents\/shared\.|shared\/(ui|session|search|style)\/|shared\/[^/]+$|shared\/query\/(QuerySource|OpenAsQuery)|shared\/charts\/(Spark|Icons|Legend|meaning|readSeries))/,
              priority: 5,
            },
            // Only the map of the network needs forces.
            { name: 'forces', test: /node_modules\/d3-(force|quadtree|timer|dispatch)/, priority: 5 },
            // The charts that set places side by side are for a few rooms.
            { name: 'comparing', test: /shared\/charts\/(Did|Slope|Forest|Funnel)/, priority: 5 },
            { name: 'drawing', test: /node_modules\/(d3-|internmap)|shared\/charts\/(?!EnglandMap|england)/, priority: 4 },
            { name: 'forms', test: /node_modules\/react-hook-form|shared\/form/, priority: 3 },
            { name: 'map', test: /shared\/charts\//, priority: 2 },
            { name: 'asking', test: /shared\/query\//, priority: 1 },
          ],
        },
      },
    },
  },
  server: { host: '127.0.0.1', proxy: { '/graphql': api, '/ops': api, '/health': api, '/auth': api } },
})
