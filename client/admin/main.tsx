import '@fontsource-variable/atkinson-hyperlegible-next';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { StyleNonce } from './app/StyleNonce.tsx';

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StyleNonce>
      <App />
    </StyleNonce>,
  );
}
