// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "estate/config.h"
#include "promotion/nativeobject.h"

#include <functional>
#include <optional>

namespace bulkhead::promotion {

//! One value on its way to the other environment.
struct MappedValue
{
    ObjectRef object; //!< of the source
    std::string pointer, field;
    std::string from, to;
    int rule = -1; //!< index in the path's `map`; -1: no rule matched, so the value travels as it is
    bool isKept = false; //!< `to` is what the target has and keeps; empty: nothing, where nothing stays
    friend bool operator==(const MappedValue &, const MappedValue &) = default;
};

//! A value that may not travel as it is. It blocks the plan.
struct UnmappedValue
{
    enum class Reason {
        NamesSource,   //!< belongs to the source environment by the estate's inventories
        Secret,        //!< secrets never travel, and the target holds none in this place
        SameAsAnother, //!< two objects of the source would be one in the target
        SecretLost,    //!< a secret of the target would be gone, and nobody could bring it back
        NothingKept    //!< a rule keeps what the target has, and it has nothing there
    };
    ObjectRef object;
    std::string pointer, field;
    std::string value; //!< empty for a secret
    Reason reason = Reason::NamesSource;
    friend bool operator==(const UnmappedValue &, const UnmappedValue &) = default;
};
[[nodiscard]] std::string_view toWire(UnmappedValue::Reason reason); //!< "names_source", "secret", "same_as_another", "secret_lost", "nothing_kept"

//! Whether a host belongs to the environment that is promoted from: told by the estate's inventories, never by what a name looks like.
using NamesSource = std::function<bool(const std::string &host)>;

//! Rewrites the values of an object by the rules of a path; the first rule of a field that matches the whole value counts. A number or a truth value is matched as it is written, and
//! stays one if what it becomes reads as one. Rules with `keep` are not its own: keeprules.h. For one thread.
class Mapper
{
public:
    Mapper(const QList<MappingRule> &rules, NamesSource namesSource);
    ~Mapper();
    Q_DISABLE_COPY_MOVE(Mapper)

    //! The body as it is in the other environment. What was looked at is added to `mapped` and `unmapped`.
    [[nodiscard]] JsonValue map(const NativeObject &object, std::vector<MappedValue> &mapped, std::vector<UnmappedValue> &unmapped) const;

private:
    struct Rule;
    [[nodiscard]] MappedValue mapped(const NativeObject &object, const ValuePlace &place, const std::string &value) const;
    void mapText(const NativeObject &object, const ValuePlace &place, JsonValue &value, std::vector<MappedValue> &mapped, std::vector<UnmappedValue> &unmapped) const;
    void mapSetting(const NativeObject &object, const ValuePlace &place, JsonValue &value, std::vector<MappedValue> &mapped) const;

    std::vector<Rule> m_rules;
    NamesSource m_namesSource;
};

} // namespace bulkhead::promotion
