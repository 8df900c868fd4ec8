import { useState } from 'react';
import { AdminContext, CoreAdminUI, memoryStore, Resource, useRouterProvider } from 'react-admin';
import { createHashRouter, RouterProvider } from 'react-router-dom';
import { apiKeys } from '../apiKeys/index.ts';
import { appointments } from '../appointments/index.ts';
import { auditEvents } from '../auditEvents/index.ts';
import { duplicates } from '../duplicates/index.ts';
import { emails } from '../emails/index.ts';
import { emailTemplates } from '../emailTemplates/index.ts';
import { imports } from '../imports/index.ts';
import { LeadBoard, leads } from '../leads/index.ts';
import { locations } from '../locations/index.ts';
import { MergePage } from '../merging/index.ts';
import { QueuePage } from '../queue/index.ts';
import { reports } from '../reports/index.ts';
import { SettingsPage } from '../settings/index.ts';
import { SignInPage } from '../sign-in/SignInPage.tsx';
import { TodayPage } from '../today/TodayPage.tsx';
import { transfers } from '../transfers/index.ts';
import { users } from '../users/index.ts';
import { createAuthProvider } from './authProvider.ts';
import { dataProvider } from './dataProvider.ts';
import { ErrorPage, NotFoundPage } from './ErrorPage.tsx';
import { Layout, LoadingPage } from './Layout.tsx';
import { i18nProvider } from './messages.ts';
import { createQueryClient } from './queryClient.ts';
import { ThemedPage } from './ThemedPage.tsx';
import { darkTheme, lightTheme } from './theme.ts';

/**
 * The router, with the whole dashboard in it. A change of page happens at once, not as a transition
 * that waits for everything more urgent: at a sign-out react-admin empties its query cache just
 * after leaving, and a page still waiting to be left would ask who is there, hear "nobody" and
 * leave again, some thousands of times.
 */
export function App() {
  const [router] = useState(() => createHashRouter([{ path: '*', element: <Dashboard /> }]));
  return <RouterProvider router={router} useTransitions={false} />;
}

const createParts = () => ({
  authProvider: createAuthProvider(),
  queryClient: createQueryClient(),
  store: memoryStore(),
});

/** Every page. What they remember (filters, the theme) lives as long as the tab. */
function Dashboard() {
  const { Route } = useRouterProvider();
  const [{ authProvider, queryClient, store }] = useState(createParts);
  return (
    <AdminContext
      dataProvider={dataProvider}
      authProvider={authProvider}
      i18nProvider={i18nProvider}
      queryClient={queryClient}
      store={store}
      lightTheme={lightTheme}
      darkTheme={darkTheme}
    >
      <ThemedPage>
        <CoreAdminUI
          title="Stillpoint"
          dashboard={TodayPage}
          requireAuth
          disableTelemetry
          layout={Layout}
          loading={LoadingPage}
          loginPage={SignInPage}
          catchAll={NotFoundPage}
          error={ErrorPage}
        >
          <Resource name="today" list={TodayPage} />
          <Resource name="queue" list={QueuePage} />
          <Resource name="leads" {...leads}>
            <Route path="board" element={<LeadBoard />} />
            <Route path="merge" element={<MergePage />} />
          </Resource>
          <Resource name="duplicates" {...duplicates} />
          <Resource name="appointments" {...appointments} />
          <Resource name="emails" {...emails} />
          <Resource name="locations" {...locations} />
          <Resource name="rooms" />
          <Resource name="users" {...users} />
          <Resource name="apiKeys" {...apiKeys} />
          <Resource name="emailTemplates" {...emailTemplates} />
          <Resource name="auditEvents" {...auditEvents} />
          <Resource name="transfers" {...transfers} />
          <Resource name="imports" {...imports} />
          <Resource name="reports" {...reports} />
          <Resource name="settings" list={SettingsPage} />
        </CoreAdminUI>
      </ThemedPage>
    </AdminContext>
  );
}
