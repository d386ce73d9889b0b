namespace TrainingOs.Api.Http;

/// <summary>The pages of other origins that may use the API (CORS).</summary>
internal static class AllowedOrigins
{
    private const string Name = "Cors:Origins";

    /// <summary>Where a static server shows the page during development.</summary>
    private const string Default = "http://localhost:3000";

    public static IServiceCollection AddAllowedOrigins(this IServiceCollection services, IConfiguration settings)
    {
        var origins = From(settings);
        return services.AddCors(cors => cors.AddDefaultPolicy(policy => policy
            .WithOrigins(origins)
            .AllowAnyMethod()
            .WithHeaders("Content-Type", "If-Match", "If-None-Match")
            .WithExposedHeaders("ETag", "Link", "Location", "Retry-After")
            .SetPreflightMaxAge(TimeSpan.FromHours(1))));
    }

    /// <summary>The default, and those of the setting: an array, or one text with semicolons between.</summary>
    /// <exception cref="SettingException">An entry is no origin.</exception>
    public static string[] From(IConfiguration settings)
    {
        var others = Setting.List(settings, Name);
        foreach (var origin in others)
        {
            if (!Uri.TryCreate(origin, UriKind.Absolute, out var uri)
                || uri.GetLeftPart(UriPartial.Authority) != origin)
            {
                throw new SettingException($"The setting Cors__Origins holds '{origin}', "
                    + "which is no origin such as https://my-page.home.arpa. A '*' is not taken.");
            }
        }

        return [Default, .. others];
    }
}
