import { useState } from 'react';
import { AdminContext, CoreAdminUI, memoryStore, Resource, useRouterProvider } from 'react-admin';
import { apiKeys } from '../apiKeys/index.ts';
import { appointments } from '../appointments/index.ts';
import { auditEvents } from '../auditEvents/index.ts';
import { emails } from '../emails/index.ts';
import { emailTemplates } from '../emailTemplates/index.ts';
import { LeadBoard, leads } from '../leads/index.ts';
import { locations } from '../locations/index.ts';
import { QueuePage } from '../queue/index.ts';
import { SettingsPage } from '../settings/index.ts';
import { SignInPage } from '../sign-in/SignInPage.tsx';
import { TodayPage } from '../today/TodayPage.tsx';
import { users } from '../users/index.ts';
import { createAuthProvider } from './authProvider.ts';
import { dataProvider } from './dataProvider.ts';
import { ErrorPage, NotFoundPage } from './ErrorPage.tsx';
import { Layout, LoadingPage } from './Layout.tsx';
import { i18nProvider } from './messages.ts';
import { createQueryClient } from './queryClient.ts';
import { ThemedPage } from './ThemedPage.tsx';
import { darkTheme, lightTheme } from './theme.ts';

const createParts = () => ({
  authProvider: createAuthProvider(),
  queryClient: createQueryClient(),
  store: memoryStore(),
});

/** The whole dashboard. What it remembers (filters, the theme) lives as long as the tab. */
export function App() {
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
          </Resource>
          <Resource name="appointments" {...appointments} />
          <Resource name="emails" {...emails} />
          <Resource name="locations" {...locations} />
          <Resource name="rooms" />
          <Resource name="users" {...users} />
          <Resource name="apiKeys" {...apiKeys} />
          <Resource name="emailTemplates" {...emailTemplates} />
          <Resource name="auditEvents" {...auditEvents} />
          <Resource name="settings" list={SettingsPage} />
        </CoreAdminUI>
      </ThemedPage>
    </AdminContext>
  );
}
