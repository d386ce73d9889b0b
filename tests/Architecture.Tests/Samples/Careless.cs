#nullable enable

using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace TrainingOs.Architecture.Tests.Samples;

/// <summary>Endpoints that take what is wrong, break over it, or refuse it without a word.</summary>
public static class Careless
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("crash/{word}", (string word) => word.Trim()[0].ToString());
        routes.MapGet("fails/{word}", (string word) => word == "'" ? Results.StatusCode(500) : Results.Ok(word));
        routes.MapGet("mute/{n}", (int n) => n);
        routes.MapGet("talks/{n}", (int n) => n == 5 ? Results.Ok() : Results.Problem("An Exception", statusCode: 404));
        routes.MapGet("silent/{n}", (int n) => n == 5 ? Results.Ok() : Results.Problem("", statusCode: 404));
        routes.MapGet("lies/{n}", (int n) => n == 5 ? Results.Ok() : Results.Json(
            new { status = 400, detail = "No such n." }, contentType: "application/problem+json", statusCode: 404));
        routes.MapGet("lenient", (DateOnly? day) => "taken");
        routes.MapGet("tagged", ([FromHeader(Name = "If-Match")] string? tag) => (tag ?? "no tag")["W/\"".Length..]);
        routes.MapPost("lenient", (Loose body) => body);
    }
}

/// <summary>A body that takes numbers in quotes.</summary>
public sealed record Loose([property: JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)] double? Km);
