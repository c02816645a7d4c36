import type * as v from "valibot";
import type { Parameter, RoomDocs, Schema } from "./described-operation.ts";
import { fieldsOf, schemasOf } from "./schemas.ts";

/** What the operations of all rooms point to: schemas, parameters, and the fields of queries, each by its name. */
export interface Components {
  readonly schemas: Readonly<Record<string, Schema>>;
  readonly parameters: Readonly<Record<string, Parameter>>;
  schemaRef(schema: v.GenericSchema): Schema;
  parameterRef(parameter: Parameter): Schema;
  /** The parameters of a query, from the schema that validates it. */
  queryParameters(query: v.GenericSchema): readonly Schema[];
}

/** @throws {Error} when two rooms give one name to two things. */
export function componentsOf(rooms: readonly RoomDocs[]): Components {
  const schemas = joined(rooms.map((room) => room.schemas ?? {}));
  const queries = joined(rooms.map((room) => room.queries ?? {}));
  const parameters = joined(rooms.map((room) => room.parameters ?? {}));
  const notes = joined(rooms.map((room) => room.notes ?? {}));
  const schemaNames = namesOf(schemas);
  const queryNames = namesOf(queries);
  const parameterNames = namesOf(parameters);

  return {
    schemas: sorted(schemasOf(schemas, notes)),
    parameters: sorted(parameters),
    schemaRef: (schema) => ({ $ref: `#/components/schemas/${nameOf(schema, schemaNames)}` }),
    parameterRef: (parameter) => ({ $ref: `#/components/parameters/${nameOf(parameter, parameterNames)}` }),
    queryParameters(query) {
      const name = nameOf(query, queryNames);
      return Object.entries(fieldsOf(query, notes[name] ?? {})).map(([field, { description, ...its }]) => ({
        name: field,
        in: "query",
        description,
        schema: { ...its, ...numericDefault(its) },
      }));
    },
  };
}

/** A default is text, as what is sent is. */
function numericDefault({ type, default: text }: Schema): Schema {
  return type === "integer" && text !== undefined ? { default: Number(text) } : {};
}

function joined<Value>(tables: readonly Readonly<Record<string, Value>>[]): Readonly<Record<string, Value>> {
  const all: Record<string, Value> = {};
  for (const [name, value] of tables.flatMap((table) => Object.entries(table))) {
    if (name in all && all[name] !== value) throw new Error(`Cannot describe the API: two things are called ${name}`);
    all[name] = value;
  }
  return all;
}

/** By name, so that a room that is added moves nothing. */
function sorted<Value>(table: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> {
  return Object.fromEntries(Object.entries(table).toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

function namesOf<Value>(table: Readonly<Record<string, Value>>): ReadonlyMap<Value, string> {
  return new Map(Object.entries(table).map(([name, value]) => [value, name]));
}

function nameOf<Value>(value: Value, names: ReadonlyMap<Value, string>): string {
  const name = names.get(value);
  if (name === undefined) throw new Error("Cannot describe the API: something that is pointed to has no name");
  return name;
}
