import type { ReactNode } from 'react';
import type { ManagePageProps } from './manage-page.js';
import type { MessagePageProps } from './message-page.js';

// React is loaded with the first page: an API that nobody asks for one need not pay for it.

/** The manage page as HTML. */
export async function renderManagePage(props: ManagePageProps): Promise<string> {
  const { ManagePage } = await import('./manage-page.js');
  return document(ManagePage(props));
}

/** A page of one message as HTML. */
export async function renderMessagePage(props: MessagePageProps): Promise<string> {
  const { MessagePage } = await import('./message-page.js');
  return document(MessagePage(props));
}

async function document(page: ReactNode): Promise<string> {
  const { renderToStaticMarkup } = await import('react-dom/server');
  return `<!doctype html>${renderToStaticMarkup(page)}`;
}
