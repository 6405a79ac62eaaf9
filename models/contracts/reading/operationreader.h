// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contracts/reading/schemareader.h"

namespace bulkhead::contracts {

//! Reads operations and what belongs to them, in either form of document.
class OperationReader
{
public:
    OperationReader(Source &source, SchemaReader &schemas, Contract &contract);

    //! All operations of a path item; those of callbacks too.
    void pathItem(const Spot &item, const QString &path, Sender sender);

    // Shared with the reading of the whole document.
    [[nodiscard]] std::vector<Server> servers(const Spot &parent);
    [[nodiscard]] std::vector<SecurityAlternative> security(const Spot &list);
    void setDefaults(std::vector<SecurityAlternative> security, bool saysSecurity);

private:
    //! Parameters as they stand in a list; those of Swagger 2 that are really a body kept apart.
    struct Parameters
    {
        std::vector<Parameter> list;
        std::vector<Gap> gaps;
        std::vector<Spot> body, form; //!< Swagger 2
    };

    [[nodiscard]] Parameters parameters(const Spot &parent);
    void parameter(const Spot &spot, Parameters &into);
    void style(Parameter &parameter, const Spot &spot);
    void operation(const Spot &spot, const QString &method, const Operation &pattern, const Parameters &shared);
    [[nodiscard]] Lifetime lifetime(const Spot &spot);
    void sunsetOfHeaders(Operation &operation, const Spot &responses);
    [[nodiscard]] std::vector<MediaType> content(const Spot &parent);
    void examples(MediaType &type, const Spot &spot);
    [[nodiscard]] std::optional<Body> body(const Spot &operation);
    [[nodiscard]] std::optional<Body> bodyOfParameters(const Spot &operation, const Parameters &parameters);
    [[nodiscard]] SchemaId formSchema(const std::vector<Spot> &fields, bool &required, bool &hasFile);
    [[nodiscard]] QStringList mediaTypes(const Spot &operation, QLatin1StringView key);
    [[nodiscard]] std::vector<Response> responses(const Spot &operation);
    [[nodiscard]] Response response(const Spot &spot, const QString &status, const QStringList &produced);
    [[nodiscard]] std::vector<Header> headers(const Spot &parent);
    void callbacks(const Spot &operation);
    //! Counts parts; false, and a gap once, when there are too many.
    [[nodiscard]] bool isWithinBudget(const Spot &at, std::size_t parts, bool isList = true);
    [[nodiscard]] bool isSwagger() const { return m_contract.form == Form::Swagger2; }

    Source &m_source;
    SchemaReader &m_schemas;
    Contract &m_contract;
    std::vector<SecurityAlternative> m_security;
    bool m_saysSecurity = false;
    int m_callbackDepth = 0;
    int m_parts = 0;
};

//! A date in any of the usual spellings: 2026-11-23, 2026-11-23T09:41:00Z, Mon, 23 Nov 2026 09:41:00 GMT. Invalid if none.
[[nodiscard]] QDate dateOf(const QString &text);
//! "application/json" of "Application/JSON; charset=utf-8".
[[nodiscard]] QString essence(const QString &mediaType);

} // namespace bulkhead::contracts
