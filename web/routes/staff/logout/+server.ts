import { redirect } from '@sveltejs/kit';
import { logoutAnswer } from '#web/identity/logout.ts';

export const POST = logoutAnswer('staff');
export const GET = (): never => redirect(303, '/');
