/** One-way imports of ui/src: { ipc, editor, parts } <- state <- commands <- features <- views. */
const rooms = ['ipc', 'editor', 'parts', 'state', 'commands', 'features', 'views'];
const mayImport = {
    ipc: [],
    editor: [],
    parts: [],
    state: ['ipc', 'editor', 'parts'],
    commands: ['ipc', 'editor', 'parts', 'state'],
    features: ['ipc', 'editor', 'parts', 'state', 'commands'],
    views: ['ipc', 'editor', 'parts', 'state', 'commands', 'features'],
};

module.exports = {
    forbidden: [
        { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
        ...rooms.map((room) => ({
            name: `${room}-imports`,
            severity: 'error',
            from: { path: `^ui/src/${room}/`, pathNot: '\\.test\\.ts$' },
            to: {
                path: `^ui/src/(${rooms.filter((other) => other !== room && !mayImport[room].includes(other)).join('|') || '-'})/`,
            },
        })),
        {
            name: 'tauri-only-in-ipc',
            severity: 'error',
            from: { pathNot: '^ui/src/ipc/' },
            to: { path: 'node_modules/@tauri-apps' },
        },
        {
            name: 'bits-ui-only-in-parts',
            severity: 'error',
            from: { path: '^ui/src/', pathNot: '^ui/src/parts/' },
            to: { path: 'node_modules/bits-ui' },
        },
        {
            name: 'features-are-blind-to-each-other',
            severity: 'error',
            from: { path: '^ui/src/features/([^/]+)/' },
            to: { path: '^ui/src/features/', pathNot: '^ui/src/features/$1/' },
        },
        {
            name: 'fake-stays-in-development',
            severity: 'error',
            from: {
                path: '^ui/src/',
                pathNot: [
                    '\\.test\\.ts$',
                    '^ui/src/main\\.ts$',
                    '^ui/src/ipc/fake',
                    '^ui/src/state/entered\\.ts$',
                ],
            },
            to: { path: '^ui/src/ipc/fake' },
        },
        {
            name: 'set-up-of-tests-stays-in-tests',
            severity: 'error',
            from: { path: '^ui/src/', pathNot: '\\.test\\.ts$' },
            to: { path: '^ui/src/(state/entered|ipc/fake-late)\\.ts$' },
        },
    ],
    options: {
        doNotFollow: { path: 'node_modules' },
        tsPreCompilationDeps: true,
        enhancedResolveOptions: {
            extensions: ['.ts', '.svelte', '.js'],
            conditionNames: ['svelte', 'import', 'types', 'default'],
        },
    },
};
