import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { generateDocuments } from './schema/documents.ts'

// The typed documents are made before anything is built, and again when an operation changes while developing.
function typedDocuments(): Plugin {
  return {
    name: 'typed-documents',
    async buildStart() {
      await generateDocuments()
    },
    configureServer(server) {
      server.watcher.on('change', (file) => {
        if (file.endsWith('.graphql')) generateDocuments().catch((error: Error) => server.config.logger.error(error.message))
      })
    },
  }
}

const api = `http://127.0.0.1:${process.env.PORT ?? '4000'}`

export default defineConfig({
  root: 'admin',
  plugins: [typedDocuments(), react()],
  build: {
    outDir: '../dist/admin',
    emptyOutDir: true,
    manifest: true,
    modulePreload: { polyfill: false },
    // The content security policy allows fonts and scripts from the server itself only, so nothing is inlined as data.
    assetsInlineLimit: 0,
    target: 'es2022',
  },
  server: { host: '127.0.0.1', proxy: { '/graphql': api, '/ops': api, '/health': api, '/sign-in/link': api } },
})
