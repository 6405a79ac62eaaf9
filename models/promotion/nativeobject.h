// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"
#include "estate/entities.h"

#include <compare>
#include <string>
#include <vector>

namespace bulkhead::promotion {

//! Names one object of a gateway: the collection as its product calls it, and the id in there.
struct ObjectRef
{
    std::string collection, id;
    friend auto operator<=>(const ObjectRef &, const ObjectRef &) = default;
};

//! A value in an object that may have to differ between environments: where it is, and what it is called in the unified model.
struct ValuePlace
{
    enum class Form {
        Text,
        Host,     //!< "orders.sbx.example.test"
        HostPort, //!< "orders.sbx.example.test:8080": only the host is mapped
        Url       //!< only its host is mapped
    };
    std::string pointer; //!< JSON pointer into the object
    std::string field;   //!< "upstream.host", "route.hosts": as `map` of the estate file names it
    Form form = Form::Text;
    friend bool operator==(const ValuePlace &, const ValuePlace &) = default;
};

//! One object of a gateway as its product writes it, without what only the product sets (times, generated ids). A secret is not in here: in its place stands
//! {"class": TEXT, "fingerprint": HEX} or, for a reference, {"ref": TEXT}, as in Policy::config.
struct NativeObject
{
    ObjectRef ref;
    EntityKind kind = EntityKind::Route;
    std::string name; //!< for people
    //! What it is to the API, the same on both sides: "service", "route orders-list", "policy rate-limiting". One object each.
    std::string part;
    JsonValue body = JsonValue(JsonValue::Object());
    std::vector<ValuePlace> places;
    std::vector<std::string> own; //!< JSON pointers of what stays as the target has it: ids and names
    bool isShared = false;        //!< other APIs use it too, so it is never deleted with this one
    friend bool operator==(const NativeObject &, const NativeObject &) = default;
};

//! All that one API needs on one gateway; what is needed comes before what needs it.
struct NativeClosure
{
    GatewayId gateway;
    EnvironmentId environment;
    std::vector<NativeObject> objects;
    friend bool operator==(const NativeClosure &, const NativeClosure &) = default;
};

} // namespace bulkhead::promotion
