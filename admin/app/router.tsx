import { createBrowserRouter, type RouteObject } from 'react-router'

import { NotFound } from '../shared/ui/NotFound.tsx'
import { Broken } from './Broken.tsx'
import { Layout } from './Layout.tsx'
import { Root } from './Root.tsx'

// Every room is fetched when first entered, so that the first page carries its own code only.
const rooms: RouteObject[] = [
  { index: true, lazy: async () => ({ Component: (await import('../overview/OverviewPage.tsx')).OverviewPage }) },
  { path: 'evidence', lazy: async () => ({ Component: (await import('../overview/EvidencePage.tsx')).EvidencePage }) },
  { path: 'pilots', lazy: async () => ({ Component: (await import('../pilots/PilotsPage.tsx')).PilotsPage }) },
  { path: 'pilots/:slug', lazy: async () => ({ Component: (await import('../pilots/PilotPage.tsx')).PilotPage }) },
  { path: 'pilots/:slug/measures', lazy: async () => ({ Component: (await import('../pilots/PilotMeasuresPage.tsx')).PilotMeasuresPage }) },
  { path: 'pilots/:slug/measures/:code', lazy: async () => ({ Component: (await import('../pilots/PilotMeasurePage.tsx')).PilotMeasurePage }) },
  { path: 'organisations', lazy: async () => ({ Component: (await import('../organisations/OrganisationsPage.tsx')).OrganisationsPage }) },
  { path: 'organisations/new', lazy: async () => ({ Component: (await import('../organisations/NewOrganisationPage.tsx')).NewOrganisationPage }) },
  {
    path: 'organisations/changes',
    lazy: async () => ({ Component: (await import('../organisations/CompareOrganisationsPage.tsx')).CompareOrganisationsPage }),
  },
  { path: 'organisations/duplicates', lazy: async () => ({ Component: (await import('../organisations/DuplicatesPage.tsx')).DuplicatesPage }) },
  {
    path: 'organisations/:id/edit',
    lazy: async () => ({ Component: (await import('../organisations/EditOrganisationPage.tsx')).EditOrganisationPage }),
  },
  { path: 'import', lazy: async () => ({ Component: (await import('../imports/ImportsPage.tsx')).ImportsPage }) },
  { path: 'import/:id', lazy: async () => ({ Component: (await import('../imports/ImportPage.tsx')).ImportPage }) },
  { path: 'to-do', lazy: async () => ({ Component: (await import('../to-do/ToDoPage.tsx')).ToDoPage }) },
  { path: 'organisations/:id', lazy: async () => ({ Component: (await import('../organisations/OrganisationPage.tsx')).OrganisationPage }) },
  { path: 'partnerships', lazy: async () => ({ Component: (await import('../partnerships/PartnershipsPage.tsx')).PartnershipsPage }) },
  { path: 'partnerships/members', lazy: async () => ({ Component: (await import('../partnerships/MembershipsPage.tsx')).MembershipsPage }) },
  { path: 'partnerships/agreements', lazy: async () => ({ Component: (await import('../agreements/AgreementsPage.tsx')).AgreementsPage }) },
  { path: 'partnerships/map', lazy: async () => ({ Component: (await import('../partnerships/NetworkPage.tsx')).NetworkPage }) },
  { path: 'partnerships/changes', lazy: async () => ({ Component: (await import('../partnerships/ComparePage.tsx')).ComparePage }) },
  { path: 'partnerships/new', lazy: async () => ({ Component: (await import('../partnerships/NewPartnershipPage.tsx')).NewPartnershipPage }) },
  { path: 'partnerships/:id/edit', lazy: async () => ({ Component: (await import('../partnerships/EditPartnershipPage.tsx')).EditPartnershipPage }) },
  {
    path: 'partnerships/:id/history',
    lazy: async () => ({ Component: (await import('../partnerships/PartnershipHistoryPage.tsx')).PartnershipHistoryPage }),
  },
  {
    path: 'partnerships/:id/agreements/new',
    lazy: async () => ({ Component: (await import('../agreements/NewAgreementPage.tsx')).NewAgreementPage }),
  },
  { path: 'agreements/:id', lazy: async () => ({ Component: (await import('../agreements/AgreementPage.tsx')).AgreementPage }) },
  { path: 'agreements/:id/edit', lazy: async () => ({ Component: (await import('../agreements/EditAgreementPage.tsx')).EditAgreementPage }) },
  { path: 'partnerships/:id', lazy: async () => ({ Component: (await import('../partnerships/PartnershipPage.tsx')).PartnershipPage }) },
  { path: 'measures', lazy: async () => ({ Component: (await import('../measures/MeasuresPage.tsx')).MeasuresPage }) },
  { path: 'returns', lazy: async () => ({ Component: (await import('../returns/ReturnsPage.tsx')).ReturnsPage }) },
  { path: 'returns/:id', lazy: async () => ({ Component: (await import('../returns/ReturnPage.tsx')).ReturnPage }) },
  { path: 'evaluation', lazy: async () => ({ Component: (await import('../evaluation/EvaluationPage.tsx')).EvaluationPage }) },
  { path: 'measures/new', lazy: async () => ({ Component: (await import('../measures/NewMeasurePage.tsx')).NewMeasurePage }) },
  { path: 'measures/:code/edit', lazy: async () => ({ Component: (await import('../measures/EditMeasurePage.tsx')).EditMeasurePage }) },
  { path: 'measures/:code', lazy: async () => ({ Component: (await import('../measures/MeasurePage.tsx')).MeasurePage }) },
  { path: 'learning', lazy: async () => ({ Component: (await import('../learning/LibraryPage.tsx')).LibraryPage }) },
  { path: 'learning/new', lazy: async () => ({ Component: (await import('../learning/SharePracticePage.tsx')).SharePracticePage }) },
  { path: 'learning/places', lazy: async () => ({ Component: (await import('../learning/PlacesPage.tsx')).PlacesPage }) },
  { path: 'learning/places/:id', lazy: async () => ({ Component: (await import('../learning/PlacePage.tsx')).PlacePage }) },
  { path: 'learning/moderation', lazy: async () => ({ Component: (await import('../learning/ModerationPage.tsx')).ModerationPage }) },
  { path: 'learning/events', lazy: async () => ({ Component: (await import('../learning/EventsPage.tsx')).EventsPage }) },
  { path: 'learning/events/:id', lazy: async () => ({ Component: (await import('../learning/EventPage.tsx')).EventPage }) },
  { path: 'learning/people', lazy: async () => ({ Component: (await import('../learning/PeoplePage.tsx')).PeoplePage }) },
  { path: 'learning/compare', lazy: async () => ({ Component: (await import('../learning/ComparePage.tsx')).ComparePage }) },
  { path: 'learning/drafts', lazy: async () => ({ Component: (await import('../learning/DraftsPage.tsx')).DraftsPage }) },
  { path: 'learning/:slug/edit', lazy: async () => ({ Component: (await import('../learning/SharePracticePage.tsx')).SharePracticePage }) },
  { path: 'learning/:slug/review', lazy: async () => ({ Component: (await import('../learning/ReviewPracticePage.tsx')).ReviewPracticePage }) },
  { path: 'learning/:slug', lazy: async () => ({ Component: (await import('../learning/PracticePage.tsx')).PracticePage }) },
  { path: 'inbox', lazy: async () => ({ Component: (await import('../inbox/InboxPage.tsx')).InboxPage }) },
  { path: 'inbox/week', lazy: async () => ({ Component: (await import('../inbox/DigestPage.tsx')).DigestPage }) },
  { path: 'inbox/follows', lazy: async () => ({ Component: (await import('../inbox/FollowsPage.tsx')).FollowsPage }) },
  { path: 'sources', lazy: async () => ({ Component: (await import('../sources/SourcesPage.tsx')).SourcesPage }) },
  { path: 'search', lazy: async () => ({ Component: (await import('../search/SearchPage.tsx')).SearchPage }) },
  { path: 'queries', lazy: async () => ({ Component: (await import('../queries/QueriesPage.tsx')).QueriesPage }) },
  { path: 'queries/:name', lazy: async () => ({ Component: (await import('../queries/QueriesPage.tsx')).QueriesPage }) },
  { path: 'query', lazy: async () => ({ Component: (await import('../queries/QueriesPage.tsx')).FormerQueryPage }) },
  { path: 'history', lazy: async () => ({ Component: (await import('../history/HistoryPage.tsx')).HistoryPage }) },
  { path: 'account', lazy: async () => ({ Component: (await import('../account/AccountPage.tsx')).AccountPage }) },
  { path: 'admin/users', lazy: async () => ({ Component: (await import('../accounts/AccountsPage.tsx')).AccountsPage }) },
  { path: 'admin/users/invitations', lazy: async () => ({ Component: (await import('../accounts/InvitationsPage.tsx')).InvitationsPage }) },
  { path: 'admin/users/tokens', lazy: async () => ({ Component: (await import('../accounts/TokensPage.tsx')).TokensPage }) },
  { path: '*', Component: NotFound },
]

const doors: RouteObject[] = [
  { path: 'sign-in', lazy: async () => ({ Component: (await import('../sign-in/SignInPage.tsx')).SignInPage }) },
  { path: 'invitation', lazy: async () => ({ Component: (await import('../sign-in/InvitationPage.tsx')).InvitationPage }) },
  { path: 'stop-letters', lazy: async () => ({ Component: (await import('../sign-in/StopLettersPage.tsx')).StopLettersPage }) },
]

/** Which page stands at which address. */
export const createRouter = () =>
  createBrowserRouter([
    {
      Component: Root,
      ErrorBoundary: Broken,
      HydrateFallback: () => null,
      children: [...doors, { Component: Layout, children: [{ ErrorBoundary: Broken, children: rooms }] }],
    },
  ])
