/** Answers of the service as Microsoft's own recordings and documentation show them. */
export const CORRELATION = 'de20cdd3-8085-47e4-ae4e-1d8d56982bea';

export const tables = [
  {
    name: 'PrimaryResult',
    columns: [
      { name: 'action', type: 'string' },
      { name: 'events', type: 'long' },
    ],
    rows: [
      ['create', 3],
      ['update', null],
    ],
  },
];

export const badArgument = (code: string, message: string) => ({
  error: {
    message: 'The request had some invalid properties',
    code: 'BadArgumentError',
    correlationId: CORRELATION,
    innererror: {
      code: code.startsWith('SYN') ? 'SyntaxError' : 'SemanticError',
      message: 'A semantic error occurred.',
      innererror: { code, message },
    },
  },
});

export const noTable = badArgument(
  'SEM0100',
  "'where' operator: Failed to resolve table or column expression named 'AADProvisioningLogs'",
);

export const gatewayTimeout = {
  error: {
    message: 'Gateway timeout',
    code: 'GatewayTimeout',
    correlationId: CORRELATION,
    innererror: { code: 'GatewayTimeout', message: 'Kusto query timed out' },
  },
};

export const noAccess = {
  error: {
    message: 'The provided credentials have insufficient access to perform the requested operation',
    code: 'InsufficientAccessError',
    correlationId: CORRELATION,
  },
};

export const noPath = { error: { message: 'The requested path does not exist', code: 'PathNotFoundError' } };

export const throttled = {
  error: { message: 'Rate limit is exceeded', code: 'ThrottledError', correlationId: CORRELATION },
};

export const partialError = (code: string, message: string) => ({
  code: 'PartialError',
  message: 'There were some errors when processing your query.',
  details: [
    {
      code: 'EngineError',
      message: 'Something went wrong processing your query on the server.',
      innererror: { code, message, severity: 2, severityName: 'Error' },
    },
  ],
});

export const tooManyRows = partialError(
  '-2133196797',
  'The results of this query exceed the set limit of 500000 records, so not all records were returned (E_QUERY_RESULT_SET_TOO_LARGE, 0x80DA0003, see https://aka.ms/kustoquerylimits for more information and possible solutions).',
);

export const tooManyBytes = partialError(
  '-2133196797',
  'The results of this query exceed the set limit of 64000000 bytes, so not all records were returned (E_QUERY_RESULT_SET_TOO_LARGE, 0x80DA0003, see https://aka.ms/kustoquerylimits for more information and possible solutions).',
);
