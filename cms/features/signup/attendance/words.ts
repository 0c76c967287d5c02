/** Whether somebody came: stored value to Chinese word. */
export const attendanceStates = { came: '来了', absent: '未到', unknown: '没有记录' } as const
