using FluentValidation;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using TrainingOs.Application.Athletes;
using TrainingOs.Application.Common;

namespace TrainingOs.Application;

/// <summary>The application layer's registrations: one loop finds every handler and validator.</summary>
public static class DependencyInjection
{
    private static readonly Type[] Found = [typeof(IRequestHandler<,>), typeof(IValidator<>)];

    public static IServiceCollection AddApplication(this IServiceCollection services)
    {
        var assembly = typeof(DependencyInjection).Assembly;
        services.AddScoped<ServiceFactory>(provider => provider.GetService!);
        services.AddScoped<IMediator, Mediator>();
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(TimingBehavior<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(ValidationBehavior<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(SavingBehavior<,>));
        services.AddScoped<AthleteClock>();
        services.AddSingleton(typeof(Projection<,>));

        var found =
            from type in assembly.GetTypes()
            where type is { IsAbstract: false, IsGenericTypeDefinition: false }
            from contract in type.GetInterfaces()
            where contract.IsGenericType && Found.Contains(contract.GetGenericTypeDefinition())
            select (type, contract);
        foreach (var (type, contract) in found)
        {
            // A validator holds rules and nothing else, and building one costs more than running it.
            var isValidator = contract.GetGenericTypeDefinition() == typeof(IValidator<>);
            services.Add(new(contract, type, isValidator ? ServiceLifetime.Singleton : ServiceLifetime.Scoped));
        }

        services.AddAutoMapper(Mappings.Configure, assembly);
        return services;
    }
}
