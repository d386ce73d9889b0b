// Judges values by the schemas of an OpenAPI 3.1 document. The file named on the command line holds the document and
// claims {about, schema, value}, where schema is a JSON pointer into the document; printed is what is wrong, as JSON.
import { readFileSync } from 'node:fs';
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const { document, claims } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const ajv = new Ajv({ allErrors: true, strict: false, validateSchema: false });
addFormats(ajv);
ajv.addSchema(document, 'api');

const inUri = (pointer) => pointer.split('/').map(encodeURIComponent).join('/');
const validators = new Map();
const validatorOf = (pointer) => {
  if (!validators.has(pointer)) validators.set(pointer, ajv.compile({ $ref: `api#${inUri(pointer)}` }));
  return validators.get(pointer);
};

const wrong = claims.flatMap(({ about, schema, value }) => {
  const validate = validatorOf(schema);
  if (validate(value)) return [];
  return [{ about, errors: validate.errors.map((error) => `${error.instancePath} ${error.message}`) }];
});
console.log(JSON.stringify(wrong));
