/** The programme of people who have not shown an invitation yet. A reserved row, made by the first migration. */
export const lobbyId = '00000000-0000-8000-8000-000000000001';
