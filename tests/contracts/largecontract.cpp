// SPDX-License-Identifier: GPL-3.0-or-later
#include "contracts/largecontract.h"

#include <QStringBuilder>

namespace bulkhead::contracts::test {

namespace {

bool isChanged(const LargeContract &large, int number)
{
    return large.everyNth > 0 && number % large.everyNth == 0;
}

void path(QByteArray &text, const LargeContract &large, int number)
{
    const QByteArray n = QByteArray::number(number);
    text += "  /group" + QByteArray::number(number % 17) + "/things" + n + "/{id}:\n";
    for (const char *method : {"get", "put"}) {
        text += QByteArray("    ") + method + ":\n      operationId: " + method + "Thing" + n + "\n      summary: Thing " + n + "\n      parameters:\n"
            + "        - name: id\n          in: path\n          required: true\n          schema: {type: string, format: uuid}\n";
        if (!isChanged(large, number)) {
            text += "        - name: limit\n          in: query\n          schema:\n            type: integer\n            minimum: 1\n            maximum: 500\n";
        }
        if (*method == 'p') {
            text += "      requestBody:\n        required: true\n        content:\n          application/json:\n            schema:\n"
                    "              $ref: '#/components/schemas/Thing" + n + "'\n";
        }
        text += "      responses:\n        '200':\n          description: the thing\n          content:\n            application/json:\n              schema:\n"
                "                $ref: '#/components/schemas/Thing" + n + "'\n"
                "        '404':\n          $ref: '#/components/responses/Missing'\n        default:\n          $ref: '#/components/responses/Failed'\n";
    }
}

void schema(QByteArray &text, const LargeContract &large, int number)
{
    const QByteArray n = QByteArray::number(number), next = QByteArray::number((number + 1) % (large.operations / 2));
    text += "    Thing" + n + ":\n      type: object\n      required: [id, name]\n      properties:\n"
            "        id:\n          type: string\n          format: uuid\n        name:\n          type: string\n          maxLength: "
        + QByteArray(isChanged(large, number) ? "100" : "200") + "\n"
          "        state:\n          type: string\n          enum: [new, open, closed]\n"
          "        parent:\n          $ref: '#/components/schemas/Node'\n"
          "        labels:\n          type: object\n          additionalProperties:\n            type: string\n"
          "        lines:\n          type: array\n          items:\n            type: object\n            properties:\n"
          "              amount:\n                type: number\n                minimum: 0\n              unit:\n                type: string\n";
    if (number % 10 != 9) // chains of ten
        text += "        next:\n          $ref: '#/components/schemas/Thing" + next + "'\n";
}

} // namespace

QByteArray textOf(const LargeContract &large)
{
    QByteArray text = "openapi: 3.0.3\ninfo:\n  title: Large\n  version: 1.0.0\nservers:\n  - url: https://api.example.test/v1\npaths:\n";
    for (int i = 0; i < large.operations / 2; ++i)
        path(text, large, i);
    text += "components:\n  responses:\n    Missing:\n      description: not there\n      content:\n        application/json:\n          schema:\n"
            "            $ref: '#/components/schemas/Problem'\n"
            "    Failed:\n      description: went wrong\n      content:\n        application/json:\n          schema:\n            $ref: '#/components/schemas/Problem'\n"
            "  schemas:\n    Problem:\n      type: object\n      properties:\n        title:\n          type: string\n"
            "    Node:\n      type: object\n      properties:\n        name:\n          type: string\n        children:\n          type: array\n          items:\n"
            "            $ref: '#/components/schemas/Node'\n";
    for (int i = 0; i < large.operations / 2; ++i)
        schema(text, large, i);
    return text;
}

} // namespace bulkhead::contracts::test
