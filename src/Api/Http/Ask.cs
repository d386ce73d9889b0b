using MediatR;

namespace TrainingOs.Api.Http;

/// <summary>The mediator at hand for one HTTP request, which ends when its client goes away.</summary>
internal sealed class Ask
{
    private readonly HttpContext _http;

    private Ask(HttpContext http) => _http = http;

    public HttpContext Http => _http;

    public Task<T> For<T>(IRequest<T> request) =>
        _http.RequestServices.GetRequiredService<IMediator>().Send(request, _http.RequestAborted);

    public static ValueTask<Ask?> BindAsync(HttpContext http) => ValueTask.FromResult<Ask?>(new Ask(http));
}
