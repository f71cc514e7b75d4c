import { ApolloProvider } from '@apollo/client/react'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { RouterProvider } from 'react-router'

import { createClient } from './app/client.ts'
import { createRouter } from './app/router.tsx'
import './shared/style/index.css'

const root = document.getElementById('root')
if (!root) throw new Error('The page has no place for the application.')

createRoot(root).render(
  <StrictMode>
    <ApolloProvider client={createClient()}>
      <RouterProvider router={createRouter()} />
    </ApolloProvider>
  </StrictMode>,
)
