import './shell/tokens.css';
import './shell/fonts.css';
import './shell/base.css';
import './parts/parts.css';
import './shell/shell.css';
import './shell/forced.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './shell/App.js';
import { preloadFonts } from './shell/fonts.js';
import { LiveData } from './shell/live.js';
import { Looking } from './shell/session.js';
import { keptTheme, showTheme } from './shell/theme.js';
import { loadWords, preferredLanguage, Speaking } from './words/index.js';

showTheme(keptTheme());
const language = preferredLanguage();
preloadFonts(language);
const words = await loadWords(language);
const place = document.getElementById('page');
if (!place) throw new Error('index.html has no place for the page');
createRoot(place).render(
  <StrictMode>
    <Speaking first={{ language, words }}>
      <LiveData>
        <Looking>
          <App />
        </Looking>
      </LiveData>
    </Speaking>
  </StrictMode>,
);
