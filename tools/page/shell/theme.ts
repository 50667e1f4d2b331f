import { useCallback, useState } from 'react';
import { forGood } from '../data/storage.js';

export const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const KEPT_AS = 'theme';

export function keptTheme(): Theme {
  const kept = forGood.getItem(KEPT_AS);
  return THEMES.find((theme) => theme === kept) ?? 'auto';
}

/** Light or dark, or as the device has it. */
export function showTheme(theme: Theme): void {
  const { dataset } = document.documentElement;
  if (theme === 'auto') delete dataset.theme;
  else dataset.theme = theme;
}

export function useTheme(): [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useState(keptTheme);
  const change = useCallback((next: Theme) => {
    forGood.setItem(KEPT_AS, next);
    showTheme(next);
    setTheme(next);
  }, []);
  return [theme, change];
}
